import { describe, expect, it } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import { importRowsMax } from '#contract/transfer/transfer-requests';
import { readCsv } from '../../../admin/transfer/file/read-csv.ts';
import { faultsFile, faultsIn } from '../../../admin/transfer/run/faults.ts';
import { lotsOf, type Lot, type RowOutcome } from '../../../admin/transfer/run/lots.ts';
import { tableOf } from './sheets.ts';
import { sendLots, type SendPorts } from '../../../admin/transfer/run/send-lots.ts';

const rowsOf = (count: number, title = 'A') =>
  Array.from({ length: count }, (_, index) => ({ index, row: { title } }));

let keys = 0;
const newKey = () => `key-${(keys += 1)}`;

const answerTo = ({ rows }: Lot): ImportAnswer => ({
  results: rows.map(() => ({
    outcome: 'opened',
    jobId: 'job_1',
    version: null,
    code: null,
    detail: null,
    fields: [],
    changes: [],
  })),
});

const failure = (status: number): Problem => ({
  type: 'about:blank',
  title: 'no',
  status,
  code: 'x',
  detail: 'no',
  requestId: '',
});

/** A server that fails each call with the next status until there is none left. */
const failing = (...statuses: number[]) => {
  const seen: string[] = [];
  const waits: number[] = [];
  const ports: SendPorts = {
    send: (lot) => {
      seen.push(lot.key);
      const status = statuses.shift();
      return status === undefined || status === 200
        ? Promise.resolve(answerTo(lot))
        : Promise.reject(Object.assign(new Error('failed'), { status }));
    },
    problemOf: (error) => failure(Number(Object(error).status)),
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  };
  return { seen, waits, ports };
};

const sendAll = async (lots: readonly Lot[], ports: SendPorts, signal = new AbortController().signal) => {
  const outcomes: RowOutcome[] = [];
  const end = await sendLots({ lots, lanes: 1, signal, onLot: (lot) => outcomes.push(...lot) }, ports);
  return { end, done: outcomes.map(({ index }) => index) };
};

describe('the rows of an import', () => {
  it('go in requests of as many rows and bytes as the server takes, in their order', () => {
    const lots = lotsOf(rowsOf(250), newKey);
    expect(lots.map(({ rows }) => rows.length)).toEqual([importRowsMax, importRowsMax, 50]);
    expect(lots.flatMap(({ rows }) => rows.map(({ index }) => index))).toEqual(
      rowsOf(250).map(({ index }) => index),
    );
    const long = lotsOf(rowsOf(100, '王'.repeat(4000)), newKey);
    const sizes = long.map(
      ({ rows }) => new TextEncoder().encode(JSON.stringify(rows.map(({ row }) => row))).length,
    );
    expect(Math.max(...sizes)).toBeLessThan(256 * 1024 - 1000);
    expect(new Set([...lots, ...long].map(({ key }) => key)).size).toBe(lots.length + long.length);
  });

  it('are sent again under the same key while the server is busy or out of reach, and later each time', async () => {
    const { seen, waits, ports } = failing(503, 0, 429);
    const [lot] = lotsOf(rowsOf(3), newKey);
    const { end, done } = await sendAll(lot ? [lot] : [], ports);
    expect(end).toEqual({ how: 'done' });
    expect(done).toEqual([0, 1, 2]);
    expect(new Set(seen)).toEqual(new Set([lot?.key]));
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it('stop at any other refusal, with what is left and its words', async () => {
    const lots = lotsOf(rowsOf(350), newKey);
    const { ports } = failing(200, 401);
    const { end, done } = await sendAll(lots, ports);
    expect(done).toHaveLength(100);
    expect(end).toEqual({ how: 'stopped', rest: lots.slice(1), problem: failure(401) });
    expect(await sendAll(lots.slice(1), failing().ports)).toMatchObject({ end: { how: 'done' } });
  });

  it('give up on a server that stays away, and keep their keys', async () => {
    const lots = lotsOf(rowsOf(1), newKey);
    const { end } = await sendAll(lots, failing(...Array<number>(9).fill(503)).ports);
    expect(end).toEqual({ how: 'stopped', rest: lots, problem: failure(503) });
  });

  it('are cancelled between two requests', async () => {
    const aborting = new AbortController();
    const lots = lotsOf(rowsOf(300), newKey);
    const { ports } = failing();
    const send: SendPorts['send'] = (lot, signal) => {
      if (lot === lots[1]) aborting.abort();
      return ports.send(lot, signal);
    };
    const { end, done } = await sendAll(lots, { ...ports, send }, aborting.signal);
    expect(done).toHaveLength(200);
    expect(end).toEqual({ how: 'cancelled', rest: lots.slice(2) });
  });
});

describe('the errors of an import', () => {
  it('stand at the cells that the server named, else at the row', () => {
    const refused = { outcome: 'refused', jobId: null, version: null, code: 'x' } as const;
    const fields = [
      { path: 'facts.area', message: 'Too large' },
      { path: 'colour', message: 'Unknown' },
    ];
    const mapping = ['title', 'fact:area'];
    expect(faultsIn({ ...refused, detail: 'Some values', fields, changes: [] }, mapping)).toEqual([
      { column: 1, message: 'Too large' },
      { column: null, message: 'colour: Unknown' },
    ]);
    expect(faultsIn({ ...refused, detail: 'Not allowed', fields: [], changes: [] }, mapping)).toEqual([
      { column: null, message: 'Not allowed' },
    ]);
  });

  it('are a file of those rows, safe to open, each with what is wrong', async () => {
    const table = tableOf([
      ['Job', 'Area'],
      ['A', '1'],
      ['=B', 'wide'],
    ]);
    const faults = [{ index: 1, faults: [{ column: 1, message: 'Not a number' }] }];
    const file = await faultsFile(table, faults, { header: 'Error' }).text();
    expect(file).toBe("Job,Area,Error\r\n'=B,wide,Area: Not a number\r\n");
  });

  it('are in that file again where nothing was mended: an error value stays one, a cell too many one too many', async () => {
    const table = tableOf([
      ['Job', 'Area'],
      ['#N/A', '1'],
      ['B', '1', '200.00'],
    ]);
    const faults = [0, 1].map((index) => ({ index, faults: [{ column: null, message: 'wrong' }] }));
    const again = readCsv(await faultsFile(table, faults, { header: 'Error' }).text()).rows;
    expect(again.slice(1, 3)).toEqual([
      ['#N/A', '1', 'wrong'],
      ['B', '1', 'wrong', '200.00'],
    ]);
  });
});
