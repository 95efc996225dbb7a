import { z } from 'zod';
import { fileQuery, thumbAnswer, uploadQuery } from '../jobs/file-requests.ts';
import * as answers from '../jobs/job-answers.ts';
import { jobListQuery } from '../sheet/job-list.ts';
import * as documents from '../jobs/document-requests.ts';
import * as requests from '../jobs/job-requests.ts';
import { decideLines, saveLine } from '../lines/line-requests.ts';
import { documentDetail } from '../jobs/document-answers.ts';
import { partAnswers } from '../jobs/part-answers.ts';
import { flowMovePlan, restorePlan } from '../shop/shop-answers.ts';
import { flowMoveQuery, historyQuery, restoreQuery } from '../shop/shop-requests.ts';
import { coverageAnswer, coverageQuery } from '../jobs/linked-jobs.ts';
import { none, read, write, type Route } from '../route/route.ts';

/** A change of a job answers with the job after it. */
const change = { ...write, answer: answers.jobDetail } as const;
const patch = { method: 'patch', query: none, status: 200, answer: answers.jobDetail } as const;

/** Jobs: the list, one job, its stage, facts, documents, lines, people and tasks. */
export const jobRoutes = {
  listJobs: {
    ...read,
    path: '/api/jobs',
    summary: 'Jobs, a page at a time',
    query: jobListQuery,
    answer: answers.jobList,
  },
  openJob: {
    ...change,
    path: '/api/jobs',
    summary: 'Open a job',
    body: requests.openJob,
    status: 201,
  },
  showJob: {
    ...read,
    path: '/api/jobs/{id}',
    summary: 'A job with all that hangs under it',
    answer: answers.jobDetail,
  },
  editJob: { ...patch, path: '/api/jobs/{id}', summary: 'Edit cells of a job', body: requests.patchJob },
  readHistory: {
    ...read,
    path: '/api/jobs/{id}/history',
    summary: 'Who changed what, newest first',
    query: historyQuery,
    answer: answers.historyList,
  },
  planRestore: {
    ...read,
    path: '/api/jobs/{id}/restore',
    summary: 'What putting a row back to one of its versions would change',
    query: restoreQuery,
    answer: restorePlan,
  },
  restoreRow: {
    ...change,
    path: '/api/jobs/{id}/restore',
    summary: 'Put a row back as it was at one of its versions',
    body: requests.restoreRow,
  },
  moveStage: {
    ...change,
    path: '/api/jobs/{id}/stage',
    summary: 'Move a job to another stage',
    body: requests.moveStage,
  },
  planFlowMove: {
    ...read,
    path: '/api/jobs/{id}/flow-version',
    summary: 'What moving a job to another version of its flow would change',
    query: flowMoveQuery,
    answer: flowMovePlan,
  },
  moveFlow: {
    ...change,
    path: '/api/jobs/{id}/flow-version',
    summary: 'Move a job to another version of its flow',
    body: requests.moveFlow,
  },
  openLinked: {
    ...change,
    path: '/api/jobs/{id}/linked',
    summary: 'Open a job from another one: a claim, a lead, repeat work',
    body: requests.openLinked,
    status: 201,
  },
  readCoverage: {
    ...read,
    path: '/api/jobs/{id}/coverage',
    summary: 'Whether a warranty covers a line on a day, and why not',
    query: coverageQuery,
    answer: coverageAnswer,
  },
  readFacts: {
    ...read,
    path: '/api/jobs/{id}/facts',
    summary: 'Read a job’s facts',
    answer: partAnswers.facts,
  },
  recordFacts: {
    ...change,
    path: '/api/jobs/{id}/facts',
    summary: 'Record facts: fields, checks, log entries',
    body: requests.recordFacts,
  },
  readDocuments: {
    ...read,
    path: '/api/jobs/{id}/documents',
    summary: 'Read a job’s documents',
    answer: partAnswers.documents,
  },
  recordDocument: {
    ...change,
    path: '/api/jobs/{id}/documents',
    summary: 'File a document or record its state',
    body: documents.recordDocument,
  },
  readDocument: {
    ...read,
    path: '/api/jobs/{id}/documents/{key}',
    summary: 'Read a version of a document, and what it would state now',
    query: documents.documentQuery,
    answer: documentDetail,
  },
  sendLetter: {
    ...change,
    path: '/api/jobs/{id}/documents/{key}/letter',
    summary: 'Send the filed version of a document to the customer',
    body: documents.sendLetter,
  },
  readLines: {
    ...read,
    path: '/api/jobs/{id}/lines',
    summary: 'Read a job’s lines',
    answer: partAnswers.lines,
  },
  saveLine: {
    ...change,
    path: '/api/jobs/{id}/lines',
    summary: 'Add, change or remove a line',
    body: saveLine,
  },
  decideLines: {
    ...change,
    path: '/api/jobs/{id}/lines/decisions',
    summary: 'Record what the customer said to lines',
    body: decideLines,
  },
  readChangeOrders: {
    ...read,
    path: '/api/jobs/{id}/change-orders',
    summary: 'Read a job’s change orders',
    answer: partAnswers['change-orders'],
  },
  saveChangeOrder: {
    ...change,
    path: '/api/jobs/{id}/change-orders',
    summary: 'Add or decide a change order',
    body: requests.saveChangeOrder,
  },
  readBookings: {
    ...read,
    path: '/api/jobs/{id}/bookings',
    summary: 'Read a job’s bookings',
    answer: partAnswers.bookings,
  },
  saveBooking: {
    ...change,
    path: '/api/jobs/{id}/bookings',
    summary: 'Ask, book or cancel a supplier',
    body: requests.saveBooking,
  },
  readTasks: {
    ...read,
    path: '/api/jobs/{id}/tasks',
    summary: 'Read a job’s tasks',
    answer: partAnswers.tasks,
  },
  saveTask: {
    ...change,
    path: '/api/jobs/{id}/tasks',
    summary: 'Add or finish a task',
    body: requests.saveTask,
  },
} as const satisfies Readonly<Record<string, Route>>;

/** A file as the body. `Content-Length` and `Content-Digest: sha-256=:...:` (RFC 9530) are required. */
const sending = { method: 'put', body: none, status: 200, hasFileBody: true } as const;

/** Files of jobs: photos and PDFs. */
export const fileRoutes = {
  uploadFile: {
    ...sending,
    path: '/api/jobs/{id}/files',
    summary: 'Add a photo or a PDF to an item of a job',
    query: uploadQuery,
    answer: answers.jobDetail,
    takesKey: true,
  },
  readFile: {
    ...read,
    path: '/api/files/{id}',
    summary: 'A file, or the small picture of a photo; with an ETag, whole or in part',
    query: fileQuery,
    answer: z.string(),
    answerType: '*/*',
  },
  saveThumb: {
    ...sending,
    path: '/api/files/{id}/thumb',
    summary: 'Store the small picture of a photo',
    query: none,
    answer: thumbAnswer,
  },
} as const satisfies Readonly<Record<string, Route>>;
