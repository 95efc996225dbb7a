import { z } from 'zod';
import { jobDetail } from '../jobs/job-answers.ts';
import * as requests from '../jobs/job-requests.ts';
import { partAnswers } from '../jobs/part-answers.ts';
import { linkAnswer, unmatchedList } from '../shop/shop-answers.ts';
import { createLink } from '../shop/shop-requests.ts';
import { none, read, write, type Route } from '../route/route.ts';

/** Milestones, payments, payment links, and webhooks. */
export const moneyRoutes = {
  readMilestones: {
    ...read,
    path: '/api/jobs/{id}/milestones',
    summary: 'Read a job’s milestones',
    answer: partAnswers.milestones,
  },
  addMilestone: {
    ...write,
    path: '/api/jobs/{id}/milestones',
    summary: 'Add a milestone by hand',
    body: requests.addMilestone,
    answer: jobDetail,
  },
  patchMilestone: {
    method: 'patch',
    path: '/api/jobs/{id}/milestones',
    summary: 'Pin, free, name or cancel a milestone',
    query: none,
    body: requests.patchMilestone,
    status: 200,
    answer: jobDetail,
  },
  readPayments: {
    ...read,
    path: '/api/jobs/{id}/payments',
    summary: 'Read a job’s payments',
    answer: partAnswers.payments,
  },
  recordMoney: {
    ...write,
    path: '/api/jobs/{id}/payments',
    summary: 'Take, refund or reverse money by hand',
    body: requests.paymentInput,
    answer: jobDetail,
  },
  createLink: {
    ...write,
    path: '/api/milestones/{id}/link',
    summary: 'A payment link for what is open on a milestone',
    body: createLink,
    status: 201,
    answer: linkAnswer,
  },
  listUnmatched: {
    ...read,
    path: '/api/unmatched',
    summary: 'Money that found no milestone',
    answer: unmatchedList,
  },
  receiveWebhook: {
    method: 'post',
    path: '/webhooks/{provider}',
    summary: 'A payment provider’s signed message',
    query: none,
    body: none,
    status: 200,
    answer: z.string(),
    answerType: 'text/plain',
    isOpen: true,
    hasRawBody: true,
  },
} as const satisfies Readonly<Record<string, Route>>;
