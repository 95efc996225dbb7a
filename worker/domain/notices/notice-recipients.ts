import type { Receiver } from '#domain/flow/who';
import type { Role } from '#domain/rights/rights';

/** The recipient ids of the customer and of a person whom facts name; all others are staff ids. */
export const customerRecipient = 'customer';
export const personRecipient = 'person';

/** An active member of staff, as far as choosing recipients needs it. */
export interface NoticeStaff {
  readonly id: string;
  readonly role: string;
  readonly duties: readonly string[];
}

/** The data that determines a notice's recipients. */
export interface RecipientSource {
  readonly key: string;
  readonly to: Receiver;
  readonly ownerId: string | null;
  /** The staff id in the notice's staff field. */
  readonly namedId: string | null;
  readonly staff: readonly NoticeStaff[];
}

const leaders: ReadonlySet<string> = new Set<Role>(['owner', 'manager']);

const managersOf = ({ staff }: RecipientSource): readonly string[] =>
  staff.filter(({ role }) => leaders.has(role)).map(({ id }) => id);

const personOf = ({ staff }: RecipientSource, wanted: string | null): readonly string[] =>
  staff.filter(({ id }) => id === wanted).map(({ id }) => id);

/** Everybody of a role; where nobody has it, the job's assignee. */
const roleOf = (source: RecipientSource, wanted: Role): readonly string[] => {
  const having = source.staff.filter(({ role }) => role === wanted).map(({ id }) => id);
  return having.length > 0 ? having : ownersOf(source);
};

/** The job's assignee; without one, the managers. */
const ownersOf = (source: RecipientSource): readonly string[] => {
  const owner = personOf(source, source.ownerId);
  return owner.length > 0 ? owner : managersOf(source);
};

/** A late task goes to the assignee and to the managers, but not twice to the same person. */
const managersTold = (source: RecipientSource): readonly string[] => {
  if (source.key !== 'task-late') return managersOf(source);
  const assignees = new Set(ownersOf(source));
  return managersOf(source).filter((id) => !assignees.has(id));
};

/** The recipients of a notice: `customer`, or ids of active staff. Decided once, when the notice falls due. */
export const noticeRecipients = (source: RecipientSource): readonly string[] => {
  const { to, namedId } = source;
  if (to === 'customer') return [customerRecipient];
  if (typeof to === 'object' && 'person' in to) return [personRecipient];
  if (typeof to === 'object' && 'role' in to) return roleOf(source, to.role);
  if (to === 'managers') return managersTold(source);
  if (to === 'owner') return ownersOf(source);
  if ('duty' in to) {
    const keepers = source.staff.filter(({ duties }) => duties.includes(to.duty)).map(({ id }) => id);
    return keepers.length > 0 ? keepers : ownersOf(source);
  }
  const named = personOf(source, namedId);
  return named.length > 0 ? named : ownersOf(source);
};
