import { addTexts } from '../../texts/catalogue.ts';
import { endingTexts } from '../../texts/job/endings.ts';

addTexts(endingTexts);

export { Coverage } from './coverage.tsx';
export { EndLabel } from './end-label.tsx';
export { EndedNote } from './ended-note.tsx';
export { EndingDialog } from './ending-dialog.tsx';
export { LinkedJobs } from './linked-jobs.tsx';
