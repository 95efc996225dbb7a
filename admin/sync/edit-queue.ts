import { createJobQueue } from './job-queue.ts';

/** The one queue of this tab's edits. */
export const editQueue = createJobQueue();

/** Tells the queue the newest version that is on the screen. */
export const seenVersion = editQueue.seen;

/** Edits that wait for their answer: leaving the page now would lose them. */
export const pendingEdits = editQueue.pendingCount;
