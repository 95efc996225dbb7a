import { edits, undoRequest } from '../jobs/job-requests.ts';
import { jobListQuery } from '../sheet/job-list.ts';
import { sheetPage } from '../sheet/rows.ts';
import * as sheet from '../sheet/sheet.ts';
import { editResults, undoAnswer } from '../shop/shop-answers.ts';
import { read, write, writeWithoutKey, type Route } from '../route/route.ts';

/** The sheet as a whole: its rows, sums and past, where its pages begin and where a text stands in it, cell edits, and undo. */
export const sheetRoutes = {
  readRows: {
    ...read,
    path: '/api/sheet/rows',
    summary: 'Rows of the sheet, a page at a time: the values of each job by position',
    query: jobListQuery,
    answer: sheetPage,
  },
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
  // Without a key: a repeated edit finds its values stored and is told the version that it made.
  applyEdits: {
    ...writeWithoutKey,
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
