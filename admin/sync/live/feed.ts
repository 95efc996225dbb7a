import type { JobRow } from '#contract/jobs/job-answers';
import type { LiveChange } from '#contract/live/live';

/** Changes within this time (ms) are fetched together. */
const gatherMs = 150;
/** Delay (ms) after a failed fetch. */
const againMs = 3000;
/** Most jobs of one request. */
const idsMax = 100;

/** A job before and after a change by another person, a payment, or the tick. */
export interface RemoteChange {
  readonly before: JobRow;
  readonly after: JobRow;
}

export interface FeedPorts {
  /** The reader, whose own changes are not reported. */
  readonly staffId: string;
  /** The displayed jobs, in any list. */
  readonly visible: () => ReadonlyMap<string, JobRow>;
  readonly read: (ids: readonly string[]) => Promise<readonly JobRow[]>;
  readonly put: (rows: readonly JobRow[]) => void;
  /** Jobs were opened or withdrawn, or withdrawals undone: the lists have other jobs. */
  readonly onListChanged: () => void;
  /** Somebody else wrote something, which may affect filters, sorts or groups. */
  readonly othersWrote: () => void;
  readonly changed: (changes: readonly RemoteChange[]) => void;
  readonly after: (delayMs: number, run: () => void) => void;
}

/** The field that undo and redo of an opening write. */
const withdrawal = 'isWithdrawn';

/** Whether a job entered or left the lists, by its opening or by an undo. */
const isMove = ({ jobId, version, fields }: LiveChange, visible: ReadonlyMap<string, JobRow>): boolean =>
  (version === 1 && !visible.has(jobId)) || fields.includes(withdrawal);

/** Receives the hub's changes and fetches displayed jobs that are out of date, many in one request. */
export const createFeed = (ports: FeedPorts): ((changes: readonly LiveChange[]) => void) => {
  const waiting = new Map<string, LiveChange>();
  // Openings and withdrawals have their own list: when a job is opened and edited within the delay, `waiting` has only
  // the edit.
  const moves: LiveChange[] = [];
  let isDue = false;
  const readBatch = async (batch: readonly LiveChange[], visible: ReadonlyMap<string, JobRow>) => {
    const rows = await ports.read(batch.map(({ jobId }) => jobId));
    ports.put(rows);
    const others = new Set(batch.filter(({ actor }) => actor !== ports.staffId).map(({ jobId }) => jobId));
    ports.changed(
      rows.flatMap((after) => {
        const before = visible.get(after.id);
        return before && others.has(after.id) ? [{ before, after }] : [];
      }),
    );
  };
  const flush = async () => {
    isDue = false;
    const visible = ports.visible();
    const changes = [...waiting.values()];
    waiting.clear();
    if (moves.splice(0).some((change) => isMove(change, visible))) ports.onListChanged();
    if (changes.some(({ actor }) => actor !== ports.staffId)) ports.othersWrote();
    const news = changes.filter(({ jobId, version }) => (visible.get(jobId)?.version ?? version) < version);
    for (let start = 0; start < news.length; start += idsMax) {
      const batch = news.slice(start, start + idsMax);
      await readBatch(batch, visible).catch(() => {
        keep(batch);
        due(againMs);
      });
    }
  };
  const keep = (changes: readonly LiveChange[]) => {
    for (const change of changes) {
      if (change.version === 1 || change.fields.includes(withdrawal)) moves.push(change);
      const held = waiting.get(change.jobId);
      // A change by somebody else is reported even when own changes follow.
      const actor = held && held.actor !== ports.staffId ? held.actor : change.actor;
      const version = Math.max(held?.version ?? 0, change.version);
      waiting.set(change.jobId, { ...change, actor, version });
    }
  };
  const due = (delayMs: number) => {
    if (isDue) return;
    isDue = true;
    ports.after(delayMs, () => void flush());
  };
  return (changes) => {
    if (changes.length === 0) return;
    keep(changes);
    due(gatherMs);
  };
};
