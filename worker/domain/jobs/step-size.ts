/** Most jobs that one undo or redo changes without confirmation. */
const jobsUnaskedMax = 50;

/** Whether an undo or redo of `jobCount` jobs needs confirmation: an import of thousands of jobs is one operation. */
export const needsConfirmation = (jobCount: number): boolean => jobCount > jobsUnaskedMax;
