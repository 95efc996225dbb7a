import type { JobRow } from '#contract/jobs/job-answers';
import type { LiveChange } from '#contract/live/live';

/** Changes that come together are read together. */
const gatherMs = 150;
/** After a reading that failed. */
const againMs = 3000;
/** Jobs that one request names. */
const idsMax = 100;

/** A job as another person, the customer's money or the clock has left it. */
export interface RemoteChange {
  readonly before: JobRow;
  readonly after: JobRow;
}

export interface FeedPorts {
  /** Who looks: their own changes are not news to them. */
  readonly staffId: string;
  /** The jobs that are on show, in whatever list. */
  readonly visible: () => ReadonlyMap<string, JobRow>;
  readonly read: (ids: readonly string[]) => Promise<readonly JobRow[]>;
  readonly put: (rows: readonly JobRow[]) => void;
  /** Jobs were opened, withdrawn or brought back: lists hold others than those on show. */
  readonly onListChanged: () => void;
  /** Somebody else wrote something: what a list is narrowed to, sorted or grouped by may have changed. */
  readonly othersWrote: () => void;
  readonly changed: (changes: readonly RemoteChange[]) => void;
  readonly after: (delayMs: number, run: () => void) => void;
}

/** The field that an opening's undo and redo write. */
const withdrawal = 'isWithdrawn';

/** A job came into the lists, or went out of them or back by an undo. */
const isMove = ({ jobId, version, fields }: LiveChange, visible: ReadonlyMap<string, JobRow>): boolean =>
  (version === 1 && !visible.has(jobId)) || fields.includes(withdrawal);

/** Takes what the hub tells and reads what is on show and older than that, many jobs in one request. */
export const createFeed = (ports: FeedPorts): ((changes: readonly LiveChange[]) => void) => {
  const waiting = new Map<string, LiveChange>();
  // Of a job that is opened and edited at once only the edit is left above.
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
    const messages = [...waiting.values()];
    waiting.clear();
    if (moves.splice(0).some((change) => isMove(change, visible))) ports.onListChanged();
    if (messages.some(({ actor }) => actor !== ports.staffId)) ports.othersWrote();
    const news = messages.filter(({ jobId, version }) => (visible.get(jobId)?.version ?? version) < version);
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
      // Somebody else's change among one's own is still news.
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
