import type { Fact, FactKey } from '#domain/rules/fact';
import type { JobState } from '#domain/jobs/job';
import { isOffered } from '#domain/lines/line';

/** The rows from which virtual facts are computed. */
export type VirtualRows = Pick<JobState, 'job' | 'customer' | 'lines' | 'bookings'> & {
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

/**
 * Whether the job's rows make a virtual fact true: the customer's details are filled in, the contract total
 * is set, there are lines and all that are offered are done, a supplier is booked for the role; `linked.<kind>` is the number of jobs
 * of that kind that were opened from this one, no where there is none. Null when the key is no virtual fact.
 */
export const virtualFact = (
  key: FactKey,
  { job, customer, lines, bookings, facts }: VirtualRows,
): boolean | number | null => {
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
    case 'lines.done':
      return lines.some(isOffered) && lines.every((line) => line.isDone || !isOffered(line));
    default:
      return null;
  }
};
