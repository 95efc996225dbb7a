import { dateOf, dayMs, instant, instantAt, minuteMs } from '#domain/time/day';
import { countOf } from '#test/bench/count';
import { turnOf } from '#test/bench/drive';
import { countCells, countHead, table, type Count } from '#test/bench/report';
import { shopZone, type Served } from '#test/bench/serve';

const runsMax = 60;

const numberOf = async (db: Served['db'], sql: string): Promise<number> =>
  (await db.prepare(sql).first<number>('n')) ?? 0;

/** Makes that many waiting customer notices due a minute before `at`, and no others. */
const makeDue = async (db: Served['db'], count: number, at: number): Promise<void> => {
  await db
    .prepare('update notice set claimable_at = ?1 where claimable_at <= ?1')
    .bind(at + 30 * dayMs)
    .run();
  await db
    .prepare(
      `update notice set send_at = ?1, claimable_at = ?1, expires_at = ?2 where id in
        (select id from notice where state = 'pending' and recipient = '"customer"' order by id limit ?3)`,
    )
    .bind(at - minuteMs, at + dayMs, count)
    .run();
};

const dueCount = (db: Served['db'], at: number): Promise<number> =>
  numberOf(db, `select count(*) n from notice where claimable_at <= ${at}`);

interface Ticked {
  readonly due: number;
  readonly runs: number;
  readonly left: number;
  readonly most: Count;
  readonly p50Ms: number;
  readonly states: string;
}

/** Noon of the next day in the shop's zone, because notices to customers wait at night. */
export const noonTomorrow = (at: number): number =>
  instantAt(dateOf(instant(at + dayMs), shopZone), '12:00', shopZone);

/** Runs cron until the given number of due notices is final. */
export const tickUntilSent = async (
  { origin, db }: Served,
  { count, now }: { readonly count: number; readonly now: number },
): Promise<Ticked> => {
  await makeDue(db, count, now);
  const due = await dueCount(db, now);
  const counts: Count[] = [];
  const times: number[] = [];
  let left = due;
  while (left > 0 && counts.length < runsMax) {
    const at = now + counts.length * minuteMs;
    const started = performance.now();
    counts.push(await countOf(origin, turnOf({ method: 'POST', path: `/bench/tick?at=${at}` })));
    times.push(performance.now() - started);
    left = await dueCount(db, now);
  }
  const most = counts.toSorted((a, b) => b.statements - a.statements)[0];
  if (most === undefined) throw new Error('no notice was due');
  const { results } = await db
    .prepare(`select state, count(*) n from notice where send_at = ?1 group by state`)
    .bind(now - minuteMs)
    .all();
  return {
    due,
    runs: counts.length,
    left,
    most,
    p50Ms: times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0,
    states: results.map((row) => `${String(row['n'])} ${String(row['state'])}`).join(', '),
  };
};

export const tickTable = ({ due, runs, left, p50Ms, most, states }: Ticked): string =>
  table(
    [
      'cron, with due',
      'runs until all are settled',
      'left',
      'p50 of a run, ms',
      ...countHead.map((head) => `${head}, most a run`),
      'what became of them',
    ],
    [[String(due), String(runs), String(left), p50Ms.toFixed(0), ...countCells(most), states]],
  );
