import type { Fact, FactKey } from '#domain/rules/fact';
import type { JobState } from '#domain/jobs/job';
import { isAccepted, isOffered } from '#domain/lines/line';
import { offeredTotal } from '#domain/lines/line-amounts';

/** The rows from which virtual facts are computed. */
export type VirtualRows = Pick<JobState, 'job' | 'customer' | 'lines' | 'bookings'> &
  Partial<Pick<JobState, 'changeOrders'>> & {
    readonly facts: readonly Pick<Fact, 'key' | 'value'>[];
  };

const crewPrefix = 'crew.';
const linkedPrefix = 'linked.';
const linkPrefix = 'link.';

/** The fact that a job was opened from this one; its value is the kind. */
export const linkFact = (jobId: string): FactKey => linkPrefix + jobId;

/** Whether a fact says that a job was opened from this one. */
export const isLinkFact = (key: FactKey): boolean => key.startsWith(linkPrefix);

const isFilled = (value: string | null): boolean => value !== null && value.trim() !== '';

type Lines = VirtualRows['lines'];

type ChangeOrder = JobState['changeOrders'][number];

const isExtra = ({ state, amountMinor }: ChangeOrder): boolean => state === 'approved' && amountMinor >= 0;

/** The lines of an extra are done; one without lines of its own has a ticked line of its title. */
const isExtraDone = ({ id, title }: ChangeOrder, lines: Lines): boolean => {
  const own = lines.filter((line) => line.changeOrderId === id && isAccepted(line));
  return own.length > 0
    ? own.every(({ isDone }) => isDone)
    : lines.some(({ description, isDone }) => isDone && description.trim() === title.trim());
};

/** The virtual facts of a name each; the others carry a role or a kind in their key. */
const named: Readonly<Record<string, (rows: VirtualRows) => boolean>> = {
  'customer.name': ({ customer }) => isFilled(customer.name),
  'customer.phone': ({ customer }) => isFilled(customer.phone),
  'customer.address': ({ customer }) => isFilled(customer.address),
  'job.total': ({ job }) => job.contractTotalMinor !== null,
  'lines.total': ({ job, lines }) => {
    const offeredMinor = offeredTotal(lines);
    return offeredMinor !== null && offeredMinor === job.contractTotalMinor;
  },
  'lines.done': ({ lines }) =>
    lines.some(isOffered) && lines.every((line) => line.isDone || !isOffered(line)),
  'extras.done': ({ changeOrders = [], lines }) =>
    changeOrders.filter(isExtra).every((extra) => isExtraDone(extra, lines)),
};

/**
 * Whether the job's rows make a virtual fact true: the customer's details are filled in, the contract total
 * is set, the lines of the contract sum to it, there are lines and all that are offered are done, each approved extra is
 * done, a supplier is booked for the role; `linked.<kind>` is the number of jobs of that kind that were opened from this one, no
 * where there is none. Null when the key is no virtual fact.
 */
export const virtualFact = (key: FactKey, rows: VirtualRows): boolean | number | null => {
  if (key.startsWith(linkedPrefix)) {
    const kind = key.slice(linkedPrefix.length);
    const count = rows.facts.filter((fact) => isLinkFact(fact.key) && fact.value === kind).length;
    return count === 0 ? false : count;
  }
  if (key.startsWith(crewPrefix)) {
    const role = key.slice(crewPrefix.length);
    return rows.bookings.some((booking) => booking.role === role && booking.state === 'booked');
  }
  return Object.hasOwn(named, key) ? (named[key]?.(rows) ?? null) : null;
};
