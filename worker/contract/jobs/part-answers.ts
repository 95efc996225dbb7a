import { z } from 'zod';
import { jobDetail } from './job-answers.ts';

const { milestones } = jobDetail.shape.job.shape;
const { facts, lines, changeOrders, bookings, tasks, payments } = jobDetail.shape;

/** The parts of a job that are read by themselves, by the name in their address. */
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
