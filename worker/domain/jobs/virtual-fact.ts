import type { Fact, FactKey } from '#domain/rules/fact';
import type { JobState } from '#domain/jobs/job';

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

const linesMinor = (lines: Lines): number => lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const isExtra = ({ state, amountMinor }: JobState['changeOrders'][number]): boolean =>
  state === 'approved' && amountMinor >= 0;

const isTicked = (title: string, lines: Lines): boolean =>
  lines.some(({ description, isDone }) => isDone && description.trim() === title.trim());

/** What lines and extras make true; null for another key. */
const factOfLines = (
  key: FactKey,
  { job, lines, changeOrders = [] }: Pick<VirtualRows, 'job' | 'lines' | 'changeOrders'>,
): boolean | null => {
  switch (key) {
    case 'lines.total':
      return lines.length > 0 && linesMinor(lines) === job.contractTotalMinor;
    case 'extras.done':
      return changeOrders.filter(isExtra).every(({ title }) => isTicked(title, lines));
    case 'lines.done':
      return lines.length > 0 && lines.every((line) => line.isDone);
    default:
      return null;
  }
};

/**
 * Whether the job's rows make a virtual fact true: the customer's details are filled in, the contract total
 * is set, the lines sum to it, there are lines and all are done, each approved extra has a ticked line of its title, a
 * supplier is booked for the role; `linked.<kind>` is the number of jobs of that kind that were opened from this one, no
 * where there is none. Null when the key is no virtual fact.
 */
export const virtualFact = (key: FactKey, rows: VirtualRows): boolean | number | null => {
  const { job, customer, bookings, facts } = rows;
  if (key.startsWith(linkedPrefix)) {
    const kind = key.slice(linkedPrefix.length);
    const count = facts.filter((fact) => isLinkFact(fact.key) && fact.value === kind).length;
    return count === 0 ? false : count;
  }
  if (key.startsWith(crewPrefix)) {
    const role = key.slice(crewPrefix.length);
    return bookings.some((booking) => booking.role === role && booking.state === 'booked');
  }
  switch (key) {
    case 'customer.name':
      return isFilled(customer.name);
    case 'customer.phone':
      return isFilled(customer.phone);
    case 'customer.address':
      return isFilled(customer.address);
    case 'job.total':
      return job.contractTotalMinor !== null;
    default:
      return factOfLines(key, rows);
  }
};
