import type { GridEdit, GridEditOutcome } from '../../grid/index.ts';
import { isDraftId } from '../drafts/draft.ts';

type Write = (edits: readonly GridEdit[], gesture: string) => Promise<readonly GridEditOutcome[]>;

/** One gesture's edits, those of drafts and those of jobs each to their writer, under one name for undo; an outcome for each in their order. */
export const writeApart = async (
  edits: readonly GridEdit[],
  gesture: string,
  { drafts, jobs }: { readonly drafts: Write; readonly jobs: Write },
): Promise<readonly GridEditOutcome[]> => {
  const ofDrafts = edits.filter(({ rowId }) => isDraftId(rowId));
  const ofJobs = edits.filter(({ rowId }) => !isDraftId(rowId));
  const [fromDrafts, fromJobs] = await Promise.all([
    ofDrafts.length === 0 ? [] : drafts(ofDrafts, gesture),
    ofJobs.length === 0 ? [] : jobs(ofJobs, gesture),
  ]);
  const outcomes = new Map<GridEdit, GridEditOutcome | undefined>();
  for (const [index, edit] of ofDrafts.entries()) outcomes.set(edit, fromDrafts[index]);
  for (const [index, edit] of ofJobs.entries()) outcomes.set(edit, fromJobs[index]);
  return edits.map((edit) => outcomes.get(edit) ?? { ok: true });
};
