import { z } from 'zod';
import { jobDetail } from './job-answers.ts';

const { milestones } = jobDetail.shape.job.shape;
const { facts, lines, changeOrders, bookings, tasks, payments } = jobDetail.shape;

/** Answers for single parts of a job, by the part's name in the address. */
export const partAnswers = {
  facts: z.object({ facts }),
  documents: z.object({ documents: facts }),
  milestones: z.object({ milestones }),
  lines: z.object({ lines }),
  'change-orders': z.object({ changeOrders }),
  bookings: z.object({ bookings }),
  tasks: z.object({ tasks }),
  payments: z.object({ payments }),
} as const;
