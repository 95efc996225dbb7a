/** Round trips to the database that a call takes; what it reads first rides with its session. A rise needs its reason beside it. */
export const queryBudget: readonly (readonly [call: string, trips: number])[] = [
  ['GET /api/me', 2],
  ['GET /api/flows', 1],
  ['GET /api/calendar', 1],
  ['GET /api/jobs', 1],
  ['GET /api/sheet/rows', 1],
  // The page of the list, then what it leaves out.
  ['GET /api/exports', 3],
  ['GET /api/jobs/:id', 1],
  ['GET /api/jobs/:id/history', 2],
  ['GET /api/notices', 2],
  ['GET /api/sheet/page-cursor', 2],
  ['GET /api/sheet/due-counts', 2],
  ['GET /api/sheet/outline', 2],
  ['GET /api/sheet/find', 2],
  ['GET /api/sheet/past', 2],
  // The job, then its history since the version.
  ['GET /api/jobs/:id/restore', 2],
  ['GET /api/views', 2],
  ['GET /api/unmatched', 2],
  // The staff are read to check who is put in charge.
  ['POST /api/jobs', 3],
  ['PATCH /api/jobs/:id', 2],
  // One more than a cell, for the history that tells whether the field was changed.
  ['PATCH /api/jobs/:id on an older version', 3],
  // What one job's edit reads, and the answer kept under its key, ride with the session.
  ['POST /api/edits', 2],
  // The staff, the jobs that are named, one batch of edits and one of openings.
  ['POST /api/imports', 5],
  ['POST /api/jobs/:id/facts', 2],
  // The history since the version.
  ['POST /api/jobs/:id/restore', 3],
  // Read again after the commit, for the receipt's number.
  ['POST /api/jobs/:id/payments', 3],
  // The row of the link, then, after the provider was asked, its address: a read and a write each.
  ['POST /api/milestones/:id/link', 5],
  // Which operation, what it changed, each job's read and write, and that it is undone.
  ['POST /api/undo', 6],
  // What is written, then the list as it is after that.
  ['POST /api/views', 3],
  ['PATCH /api/views/:id', 4],
];
