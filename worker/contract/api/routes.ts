import type { z } from 'zod';
import * as answers from '../jobs/job-answers.ts';
import { partAnswers } from '../jobs/part-answers.ts';
import { exportPage, importAnswer } from '../transfer/transfer-answers.ts';
import { importRequest } from '../transfer/transfer-requests.ts';
import { liveMessage, liveQuery } from '../live/live.ts';
import { exportQuery, jobListQuery } from '../sheet/job-list.ts';
import * as requests from '../jobs/job-requests.ts';
import * as sheet from '../sheet/sheet.ts';
import * as shop from '../shop/shop-answers.ts';
import * as queries from '../shop/shop-requests.ts';
import * as views from '../sheet/views.ts';

/** One route of the API. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch';
  /** With OpenAPI's braces: `/api/jobs/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** 101: a socket, and `answer` is what it says. */
  readonly status: 200 | 201 | 101;
  readonly answer: z.ZodType;
  /** True for the few that need no session. */
  readonly isOpen?: true;
}

const onJob = (method: 'post' | 'patch', part: string, summary: string, body: z.ZodType): Route => ({
  method,
  path: `/api/jobs/{id}${part}`,
  summary,
  body,
  status: 200,
  answer: answers.jobDetail,
});

const parts = Object.entries(partAnswers).map(([name, answer]): Route => ({
  method: 'get',
  path: `/api/jobs/{id}/${name}`,
  summary: `Read a job's ${name.replace('-', ' ')}`,
  status: 200,
  answer,
}));

/** Every route of the API, by which the document is made and undeclared methods are refused. */
export const routes: readonly Route[] = [
  ...parts,
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether the database answers and cron runs',
    status: 200,
    answer: shop.health,
    isOpen: true,
  },
  {
    method: 'get',
    path: '/api/me',
    summary: 'Who is signed in, and the shop',
    status: 200,
    answer: answers.me,
  },
  {
    method: 'get',
    path: '/api/sheet/page-cursor',
    summary: 'Where a page of a list of jobs begins',
    query: sheet.pageCursorQuery,
    status: 200,
    answer: sheet.pageCursor,
  },
  {
    method: 'get',
    path: '/api/sheet/due-counts',
    summary: 'How many open jobs are late, and how many fall due soon',
    query: sheet.dueCountsQuery,
    status: 200,
    answer: sheet.dueCounts,
  },
  {
    method: 'get',
    path: '/api/sheet/outline',
    summary: 'What a list of jobs comes to, as a whole or by groups',
    query: sheet.outlineQuery,
    status: 200,
    answer: sheet.outline,
  },
  {
    method: 'get',
    path: '/api/sheet/find',
    summary: 'Where a text stands in a list of jobs',
    query: sheet.findQuery,
    status: 200,
    answer: sheet.found,
  },
  {
    method: 'get',
    path: '/api/sheet/past',
    summary: 'Since when the sheet keeps its past',
    status: 200,
    answer: sheet.past,
  },
  { method: 'get', path: '/api/flows', summary: 'The trades as data', status: 200, answer: shop.flowList },
  { method: 'get', path: '/api/calendar', summary: 'Working days', status: 200, answer: shop.calendarView },
  {
    method: 'get',
    path: '/api/jobs',
    summary: 'Jobs, a page at a time',
    query: jobListQuery,
    status: 200,
    answer: answers.jobList,
  },
  {
    method: 'post',
    path: '/api/jobs',
    summary: 'Open a job',
    body: requests.openJob,
    status: 201,
    answer: answers.jobDetail,
  },
  {
    method: 'get',
    path: '/api/jobs/{id}',
    summary: 'A job with all that hangs under it',
    status: 200,
    answer: answers.jobDetail,
  },
  {
    method: 'get',
    path: '/api/jobs/{id}/history',
    summary: 'Who changed what, newest first',
    query: queries.historyQuery,
    status: 200,
    answer: answers.historyList,
  },
  {
    method: 'get',
    path: '/api/jobs/{id}/restore',
    summary: 'What putting a row back to one of its versions would change',
    query: queries.restoreQuery,
    status: 200,
    answer: shop.restorePlan,
  },
  onJob('post', '/restore', 'Put a row back as it was at one of its versions', requests.restoreRow),
  onJob('patch', '', 'Edit cells of a job', requests.patchJob),
  onJob('post', '/stage', 'Move a job to another stage', requests.moveStage),
  onJob('post', '/facts', 'Record facts: fields, checks, log entries', requests.recordFacts),
  onJob('post', '/documents', 'File a document or record its state', requests.recordDocument),
  onJob('post', '/lines', 'Add, change or remove a line', requests.saveLine),
  onJob('post', '/change-orders', 'Add or decide a change order', requests.saveChangeOrder),
  onJob('post', '/bookings', 'Ask, book or cancel a supplier', requests.saveBooking),
  onJob('post', '/tasks', 'Add or finish a task', requests.saveTask),
  onJob(
    'post',
    '/notices',
    'Send a notice again that did not arrive, or put it aside',
    requests.handleNotice,
  ),
  onJob('post', '/milestones', 'Add a milestone by hand', requests.addMilestone),
  onJob('patch', '/milestones', 'Pin, free, name or cancel a milestone', requests.patchMilestone),
  onJob('post', '/payments', 'Take, refund or reverse money by hand', requests.paymentInput),
  {
    method: 'post',
    path: '/api/milestones/{id}/link',
    summary: 'A payment link for what is open on a milestone',
    body: queries.createLink,
    status: 201,
    answer: shop.linkAnswer,
  },
  {
    method: 'get',
    path: '/api/views',
    summary: 'Named views of the sheet: own and shared',
    status: 200,
    answer: views.sheetViews,
  },
  {
    method: 'post',
    path: '/api/views',
    summary: 'Name a view of the sheet',
    body: views.newView,
    status: 201,
    answer: views.sheetViews,
  },
  {
    method: 'patch',
    path: '/api/views/{id}',
    summary: 'Rename, change, share or remove a view',
    body: views.patchView,
    status: 200,
    answer: views.sheetViews,
  },
  {
    method: 'post',
    path: '/api/edits',
    summary: 'Cell edits on several jobs: one gesture',
    body: requests.edits,
    status: 200,
    answer: shop.editResults,
  },
  {
    method: 'get',
    path: '/api/exports',
    summary: 'Jobs of a list with what an import could write back, a page at a time',
    query: exportQuery,
    status: 200,
    answer: exportPage,
  },
  {
    method: 'post',
    path: '/api/imports',
    summary: 'Open and edit jobs, a row each; a dry run decides and writes nothing',
    body: importRequest,
    status: 200,
    answer: importAnswer,
  },
  {
    method: 'post',
    path: '/api/undo',
    summary: 'Take back the newest gesture of the person, or do again what they undid last',
    body: requests.undoRequest,
    status: 200,
    answer: shop.undoAnswer,
  },
  {
    method: 'get',
    path: '/api/live',
    summary: 'A WebSocket that tells of committed changes and of who is on which cell',
    query: liveQuery,
    status: 101,
    answer: liveMessage,
  },
  {
    method: 'get',
    path: '/api/notices',
    summary: 'Notices sent and waiting',
    query: queries.noticesQuery,
    status: 200,
    answer: shop.noticeList,
  },
  {
    method: 'get',
    path: '/api/unmatched',
    summary: 'Money that found no milestone',
    status: 200,
    answer: shop.unmatchedList,
  },
];
