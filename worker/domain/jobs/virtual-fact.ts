import type { FactKey } from '#domain/rules/fact';
import type { JobState } from '#domain/jobs/job';

/** The rows that answer the facts no person records. */
export type VirtualRows = Pick<JobState, 'job' | 'customer' | 'lines' | 'bookings'>;

const crewPrefix = 'crew.';

const isFilled = (value: string | null): boolean => value !== null && value.trim() !== '';

/**
 * Whether the job's own rows make a virtual fact true: the customer's details are filled in, the contract total is set,
 * at least one line exists and every line is done, a supplier is booked for the role. Null when the key names none.
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
