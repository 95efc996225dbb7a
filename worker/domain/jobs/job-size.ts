import type { JobState } from '#domain/jobs/job';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { text, type Text } from '#domain/texts/text';

/** Bytes of a text in UTF-8. */
export const utf8Length = (value: string): number => {
  let length = 0;
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) length += 1;
    else if (code < 0x800) length += 2;
    else length += code < 0x1_00_00 ? 3 : 4;
  }
  return length;
};

/** Bytes of a job's current facts as JSON: with all other rows at their limits, a job stays below D1’s 2 MB a value. */
export const factBytesMax = 400_000;

/** Bytes of the values of one line as JSON. */
export const lineValuesBytesMax = 400;

/** Most rows of a kind in one job. */
export const rowsMax = {
  /** Log entries and all other current facts. */
  facts: 1000,
  lines: 300,
  changeOrders: 200,
  bookings: 200,
  tasks: 300,
  milestones: 200,
} as const;

const names: Readonly<Record<keyof typeof rowsMax, Text>> = {
  facts: text('entries of details and logs', '资料与记录条目', '資料與紀錄條目'),
  lines: text('line items', '明细', '明細'),
  changeOrders: text('change orders', '增减项', '增減項'),
  bookings: text('crew and suppliers', '人员与供应商', '人員與供應商'),
  tasks: text('tasks', '任务', '任務'),
  milestones: text('milestones', '款项节点', '款項節點'),
};

const kinds = ['facts', 'lines', 'changeOrders', 'bookings', 'tasks', 'milestones'] as const;

const factBytes = ({ facts }: JobState): number =>
  facts.reduce((sum, { key, value }) => sum + utf8Length(key) + utf8Length(JSON.stringify(value)), 0);

/**
 * Refuses (`job-too-large`) a change that grows a job beyond what the database returns in one value, after
 * which neither reads nor edits nor payments would work. Only growth is refused, so that a job at its limit
 * stays usable.
 */
export const checkJobSize = (before: JobState, after: JobState): Result<null> => {
  for (const kind of kinds) {
    const most = rowsMax[kind];
    if (after[kind].length > most && after[kind].length > before[kind].length)
      return refuse('job-too-large', { what: names[kind], most });
  }
  if (before.facts === after.facts) return succeed(null);
  const bytes = factBytes(after);
  return bytes > factBytesMax && bytes > factBytes(before)
    ? refuse('job-too-long', { most: Math.floor(factBytesMax / 1000) })
    : succeed(null);
};
