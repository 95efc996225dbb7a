import type { Role } from '#domain/rights/rights';
import type { Locale } from '#domain/texts/text';

/** The signed-in member of staff. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale;
}
