/** Jobs that one press of undo or redo may change without a question. */
const jobsUnaskedMax = 50;

/** Whether a person is asked before a step of undo or redo changes so many jobs: an import of thousands is one step. */
export const needsConfirmation = (jobCount: number): boolean => jobCount > jobsUnaskedMax;
