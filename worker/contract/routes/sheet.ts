import { edits, undoRequest } from '../job-requests.ts';
import * as sheet from '../sheet.ts';
import { editResults, undoAnswer } from '../shop-answers.ts';
import { read, write, type Route } from './route.ts';

/** The sheet as a whole: its length, sums and past, where a text stands in it, cell edits, and undo. */
export const sheetRoutes = {
  readLandmarks: {
    ...read,
    path: '/api/sheet/landmarks',
    summary: 'How long a list of jobs is and where its pages begin',
    query: sheet.landmarksQuery,
    answer: sheet.landmarks,
  },
  readOutline: {
    ...read,
    path: '/api/sheet/outline',
    summary: 'What a list of jobs comes to, as a whole or by groups',
    query: sheet.outlineQuery,
    answer: sheet.outline,
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
    summary: 'Cell edits on several jobs: one gesture',
    body: edits,
    answer: editResults,
  },
  undo: {
    ...write,
    path: '/api/undo',
    summary: 'Take back the newest gesture of the person, or do again what they undid last',
    body: undoRequest,
    answer: undoAnswer,
  },
} as const satisfies Readonly<Record<string, Route>>;
