import { edits, undoRequest } from '../jobs/job-requests.ts';
import * as sheet from '../sheet/sheet.ts';
import { editResults, undoAnswer } from '../shop/shop-answers.ts';
import { read, write, type Route } from './route.ts';

/** The sheet as a whole: sums, past, page cursors, search, cell edits, and undo. */
export const sheetRoutes = {
  readPageCursor: {
    ...read,
    path: '/api/sheet/page-cursor',
    summary: 'Where a page of a list of jobs begins',
    query: sheet.pageCursorQuery,
    answer: sheet.pageCursor,
  },
  readDueCounts: {
    ...read,
    path: '/api/sheet/due-counts',
    summary: 'How many open jobs are late, and how many fall due soon',
    query: sheet.dueCountsQuery,
    answer: sheet.dueCounts,
  },
  readGroupSummary: {
    ...read,
    path: '/api/sheet/outline',
    summary: 'What a list of jobs comes to, as a whole or by groups',
    query: sheet.groupSummaryQuery,
    answer: sheet.groupSummary,
  },
  findRows: {
    ...read,
    path: '/api/sheet/find',
    summary: 'Where a text stands in a list of jobs',
    query: sheet.findQuery,
    answer: sheet.found,
  },
  readPast: {
    ...read,
    path: '/api/sheet/past',
    summary: 'Since when the sheet keeps its past',
    answer: sheet.past,
  },
  applyEdits: {
    ...write,
    path: '/api/edits',
    summary: 'Cell edits on several jobs: one operation',
    body: edits,
    answer: editResults,
  },
  undo: {
    ...write,
    path: '/api/undo',
    summary: 'Take back the newest operation of the person, or do again what they undid last',
    body: undoRequest,
    answer: undoAnswer,
  },
} as const satisfies Readonly<Record<string, Route>>;
