import type { FactKey } from '#domain/rules/fact';
import type { JobState } from '#domain/jobs/job';

/** The rows from which virtual facts are computed. */
export type VirtualRows = Pick<JobState, 'job' | 'customer' | 'lines' | 'bookings'>;

const crewPrefix = 'crew.';

const isFilled = (value: string | null): boolean => value !== null && value.trim() !== '';

/**
 * Whether the job's rows make a virtual fact true: the customer's details are filled in, the contract total
 * is set, there are lines and all are done, a supplier is booked for the role. Null when the key is no
 * virtual fact.
 */
export const virtualFact = (
  key: FactKey,
  { job, customer, lines, bookings }: VirtualRows,
): boolean | null => {
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
      return lines.length > 0 && lines.every((line) => line.isDone);
    default:
      return null;
  }
};
