import { exportQuery } from '../sheet/job-list.ts';
import { exportPage, importAnswer } from '../transfer/transfer-answers.ts';
import { importRequest } from '../transfer/transfer-requests.ts';
import { read, write, type Route } from '../route/route.ts';

/** Import and export of jobs. */
export const transferRoutes = {
  exportJobs: {
    ...read,
    path: '/api/exports',
    summary: 'Jobs of a list with what an import could write back, a page at a time',
    query: exportQuery,
    answer: exportPage,
  },
  importRows: {
    ...write,
    path: '/api/imports',
    summary: 'Open and edit jobs, a row each; a dry run decides and writes nothing',
    body: importRequest,
    answer: importAnswer,
  },
} as const satisfies Readonly<Record<string, Route>>;
