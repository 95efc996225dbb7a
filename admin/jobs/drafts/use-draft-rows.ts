import { useMemo } from 'react';
import type { JobRow, Me } from '#contract/job-answers';
import type { Flow } from '#domain/flow';
import type { JobDoors } from '../../api/use-job-actions.ts';
import type { GridEdit, GridEditOutcome, GridRow } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { gridOutcome } from '../grid-outcome.ts';
import { draftRow } from './draft-rows.ts';
import { flowOfDraft, openingOf, withEdits } from './draft.ts';
import { newDraftId, useDrafts } from './use-drafts.ts';

interface DraftSource {
  readonly me: Me;
  readonly flows: readonly Flow[];
  readonly shownFlow: string;
  readonly openJobs: JobDoors['openJobs'];
}

type Opened = (draftId: string, job: JobRow) => void;

const taken: GridEditOutcome = { ok: true };

/** The drafts as rows with a blank one under them; a draft whose required cells are there becomes a job. */
export const useDraftRows = ({ me, flows, shownFlow, openJobs }: DraftSource) => {
  const texts = useTexts();
  const { drafts, setDrafts, blankId } = useDrafts(me.id);
  const rows = useMemo(
    () =>
      [...drafts, { id: blankId, cells: {} }].map((draft) =>
        draftRow(draft, { texts, me, flows, shownFlow }),
      ),
    [drafts, blankId, texts, me, flows, shownFlow],
  );
  /** Takes a gesture's edits of drafts, and opens those that are whole: an outcome for each edit. */
  const write = async (edits: readonly GridEdit[], onOpened: Opened): Promise<readonly GridEditOutcome[]> => {
    const written = withEdits(drafts, edits, newDraftId);
    setDrafts(written);
    const touched = new Set(edits.map(({ rowId }) => rowId));
    const known = new Set(drafts.map(({ id }) => id));
    const whole = written.flatMap((draft) => {
      const isNow = touched.has(draft.id) || !known.has(draft.id);
      const opening = isNow ? openingOf(draft, flowOfDraft(draft, flows, shownFlow), texts.locale) : null;
      return opening ? [{ draft, opening }] : [];
    });
    if (whole.length === 0) return edits.map(() => taken);
    const outcomes = await openJobs(whole.map(({ opening }) => opening));
    const refused = new Map<string, GridEditOutcome>();
    const opened = new Set<string>();
    for (const [index, outcome] of outcomes.entries()) {
      const draftId = whole[index]?.draft.id ?? '';
      if (!outcome.ok) {
        refused.set(draftId, gridOutcome(outcome, { texts, wordsOf: (_, value) => String(value) }));
        continue;
      }
      opened.add(draftId);
      if (outcome.job) onOpened(draftId, outcome.job);
    }
    setDrafts((before) => before.filter(({ id }) => !opened.has(id)));
    return edits.map(({ rowId }) => refused.get(rowId) ?? taken);
  };
  return { rows, blankId, write };
};

/** The drafts under the jobs, where there is a place for them. */
export const useRowsWithDrafts = (
  jobs: readonly GridRow[],
  drafts: readonly GridRow[],
  hasPlace: boolean,
): readonly GridRow[] => useMemo(() => (hasPlace ? [...jobs, ...drafts] : jobs), [jobs, drafts, hasPlace]);
