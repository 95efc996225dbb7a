import type { NoticePlan } from '#domain/flow/flow';
import type { Role } from '#domain/rights/rights';

/** A recipient that is no member of staff. */
export const customerRecipient = 'customer';

/** Active staff, as far as recipients are found among them. */
export interface NoticeStaff {
  readonly id: string;
  readonly role: string;
}

/** What tells who is meant by `owner` or by a person's field. */
export interface RecipientSource {
  readonly key: string;
  readonly to: NoticePlan['to'];
  readonly ownerId: string | null;
  /** The person that the notice's staff field names. */
  readonly namedId: string | null;
  readonly staff: readonly NoticeStaff[];
}

const leaders: ReadonlySet<string> = new Set<Role>(['owner', 'manager']);

const managersOf = ({ staff }: RecipientSource): readonly string[] =>
  staff.filter(({ role }) => leaders.has(role)).map(({ id }) => id);

const personOf = ({ staff }: RecipientSource, wanted: string | null): readonly string[] =>
  staff.filter(({ id }) => id === wanted).map(({ id }) => id);

/** The job's assignee, and without one those who lead the shop. */
const ownersOf = (source: RecipientSource): readonly string[] => {
  const owner = personOf(source, source.ownerId);
  return owner.length > 0 ? owner : managersOf(source);
};

/** A late task is told to the assignee and to the managers: who was told as the assignee is not told twice. */
const managersTold = (source: RecipientSource): readonly string[] => {
  if (source.key !== 'task-late') return managersOf(source);
  const messages = new Set(ownersOf(source));
  return managersOf(source).filter((id) => !messages.has(id));
};

/** Who gets a notice: `customer`, or ids of active staff. Decided once, when the notice falls due. */
export const noticeRecipients = (source: RecipientSource): readonly string[] => {
  const { to, namedId } = source;
  if (to === 'customer') return [customerRecipient];
  if (to === 'managers') return managersTold(source);
  if (to === 'owner') return ownersOf(source);
  const named = personOf(source, namedId);
  return named.length > 0 ? named : ownersOf(source);
};
