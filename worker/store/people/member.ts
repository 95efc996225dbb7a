import type { Role } from '#domain/rights/rights';
import type { Locale } from '#domain/texts/text';

/** A member of staff who is signed in. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale;
}
