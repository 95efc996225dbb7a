/** Database round trips of each call; prefetched reads share the session's. A rise needs a reason beside it. */
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
  ['GET /api/replies', 2],
  ['GET /api/appointments', 2],
  ['GET /api/feeds', 2],
  ['GET /api/today', 2],
  ['GET /api/today/ready', 2],
  ['GET /api/tasks', 2],
  // The staff are read to check the assignee.
  ['POST /api/jobs', 3],
  ['PATCH /api/jobs/:id', 2],
  // One more than a cell, for the history that shows whether the field was changed.
  ['PATCH /api/jobs/:id on an older version', 3],
  // The job of a single edit and the stored answer of its key are prefetched with the session.
  ['POST /api/edits', 2],
  // The staff, the named jobs, one batch of edits and one of openings.
  ['POST /api/imports', 5],
  ['POST /api/jobs/:id/facts', 2],
  // The job is read again after its bytes were stored, for that takes time.
  ['PUT /api/jobs/:id/files', 3],
  ['GET /api/files/:id', 2],
  // The history since the version.
  ['POST /api/jobs/:id/restore', 3],
  // Read again after the commit, for the receipt's number.
  ['POST /api/jobs/:id/payments', 3],
  // The link's row, then its URL after the provider's answer: a read and a write each.
  ['POST /api/milestones/:id/link', 5],
  // The operation, its changes, a read and a write of its jobs, and the mark that it is undone.
  ['POST /api/undo', 6],
  // How many there are, then the new one.
  ['POST /api/feeds', 3],
  // The write, then the list after it.
  ['POST /api/views', 3],
  ['PATCH /api/views/:id', 4],
  // The settings; for who sees payments also the refused messages.
  ['GET /api/settings', 3],
  ['GET /api/settings/history', 2],
  ['GET /api/staff', 2],
  // The open jobs of a slice, and what they hold.
  ['GET /api/closures/moves', 3],
  ['POST /api/closures', 2],
  ['GET /api/notice-texts/:flow', 2],
];
