import type { JobDetail } from '#contract/jobs/job-answers';
import { jobRow } from '../job-row.ts';

/** A job's detail for tests that need only the id and the version. */
export const jobDetail = (id: string, version: number): JobDetail => ({
  job: jobRow(id, version),
  milestones: [],
  customer: { id: 'cus_1', name: 'c', phone: null, email: null, address: null, locale: 'en' },
  facts: [],
  suggestions: {},
  absentItems: [],
  missing: [],
  appointments: [],
  holder: null,
  tasks: [],
  notices: [],
  warranties: [],
  lines: [],
  changeOrders: [],
  bookings: [],
  payments: [],
  links: [],
  isPriceFixed: false,
  keptBecause: null,
  linkedJobs: [],
});
