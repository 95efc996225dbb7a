import type { Role } from '#domain/rights/rights';
import type { FactKey } from '#domain/rules/fact';

/** Whose something is: of the person that a staff field names, of people of a role, or of those who keep a duty. */
export type Who = { readonly staffField: FactKey } | { readonly role: Role } | { readonly duty: string };

/** Who holds a stage or has a task: one person, named by a staff field or by taking what is of a duty. */
export type Holding = { readonly staffField: FactKey } | { readonly duty: string };

/** A receiver within the staff. */
export type StaffReceiver = 'owner' | 'managers' | Who;

/** Somebody outside the staff, named by facts of the job; with neither phone nor address nobody can be told. */
export interface NoticePerson {
  readonly name: FactKey;
  readonly phone?: FactKey;
  readonly email?: FactKey;
}

/** The receiver of a notice. */
export type Receiver = 'customer' | StaffReceiver | { readonly person: NoticePerson };
