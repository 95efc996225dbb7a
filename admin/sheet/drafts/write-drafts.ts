import type { GridEdit, GridEditOutcome } from '../../grid/index.ts';
import { openingColumn } from './draft.ts';
import type { DraftOpener } from './draft-opener.ts';
import type { DraftStore } from './draft-store.ts';
import type { DraftEnd, OpeningHandlers } from './opening-run.ts';
import type { Problem } from '#contract/jobs/job-answers';

interface WritePorts {
  readonly store: DraftStore;
  readonly opener: DraftOpener;
  readonly handlers: OpeningHandlers;
  readonly operation: string;
  readonly refusalOf: (problem: Problem) => GridEditOutcome;
  /** The outcome of an edit whose draft is gone, because another tab opened or emptied it. */
  readonly gone: GridEditOutcome;
}

type Ends = ReadonlyMap<string, DraftEnd>;

const taken: GridEditOutcome = { ok: true };

/** Opens complete drafts. Openings in progress are awaited, and retried when they were refused. */
const endsOf = async (ids: readonly string[], { opener, operation, handlers }: WritePorts): Promise<Ends> => {
  const waited = ids.flatMap((id) => {
    const flight = opener.underWay(id);
    return flight ? [flight.then((ends) => [id, ends.get(id)] as const)] : [];
  });
  const [opened, answered] = await Promise.all([opener.open(ids, operation, handlers), Promise.all(waited)]);
  const refused = answered.flatMap(([id, end]) => (end?.ok ? [] : [id]));
  const again = await opener.open(refused, operation, handlers);
  const known = answered.flatMap(([id, end]) => (end ? [[id, end] as const] : []));
  return new Map([...opened, ...known, ...again]);
};

/** Edits of a draft that has become a job are sent to the job. */
const toJobs = async (
  edits: readonly GridEdit[],
  ids: readonly (string | null)[],
  { store, handlers }: WritePorts,
): Promise<ReadonlyMap<GridEdit, GridEditOutcome>> => {
  const late = edits.flatMap((edit, index) => {
    const jobId = store.jobOf(ids[index] ?? '');
    return jobId === undefined || edit.columnId === openingColumn ? [] : [{ edit, jobId }];
  });
  if (late.length === 0) return new Map();
  const outcomes = await handlers.writeJob(late.map(({ edit, jobId }) => ({ ...edit, rowId: jobId })));
  return new Map(late.map(({ edit }, index) => [edit, outcomes[index] ?? taken] as const));
};

/** Applies an operation's edits to drafts and opens the complete ones; returns an outcome for each edit. */
export const writeDrafts = async (
  edits: readonly GridEdit[],
  ports: WritePorts,
): Promise<readonly GridEditOutcome[]> => {
  const { store } = ports;
  const ids = store.take(edits);
  const drafts = new Set(ids.filter((id) => id !== null).filter((id) => store.jobOf(id) === undefined));
  const [late, ends] = await Promise.all([toJobs(edits, ids, ports), endsOf([...drafts], ports)]);
  return Promise.all(
    edits.map(async (edit, index) => {
      const id = ids[index] ?? null;
      if (edit.columnId === openingColumn) return taken;
      if (id === null) return ports.gone;
      const end = ends.get(id);
      if (!end) return late.get(edit) ?? taken;
      if (end.ok) return (await end.later).get(edit.columnId) ?? taken;
      return ports.refusalOf(end.problem);
    }),
  );
};
