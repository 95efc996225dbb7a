import { describe, expect, it } from 'vitest';
import type { Problem } from '#contract/jobs/job-answers';
import type { ImportAnswer } from '#contract/transfer/transfer-answers';
import { importEditsMax, importRowsMax } from '#contract/transfer/transfer-requests';
import { readCsv } from '../../../admin/transfer/file/read-csv.ts';
import { issuesFile, issuesIn } from '../../../admin/transfer/run/issues.ts';
import { batchesOf, type Batch, type RowOutcome } from '../../../admin/transfer/run/batches.ts';
import { tableOf } from './sheets.ts';
import { sendBatches, type SendPorts } from '../../../admin/transfer/run/send-batches.ts';

const rowsOf = (count: number, title = 'A') =>
  Array.from({ length: count }, (_, index) => ({ index, row: { title } }));

let keys = 0;
const newKey = () => `key-${(keys += 1)}`;

const answerTo = ({ rows }: Batch): ImportAnswer => ({
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

/** A server that answers each call with the next status, until none is left. */
const failing = (...statuses: number[]) => {
  const seen: string[] = [];
  const waits: number[] = [];
  const ports: SendPorts = {
    send: (batch) => {
      seen.push(batch.key);
      const status = statuses.shift();
      return status === undefined || status === 200
        ? Promise.resolve(answerTo(batch))
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

const sendAll = async (
  batches: readonly Batch[],
  ports: SendPorts,
  signal = new AbortController().signal,
) => {
  const outcomes: RowOutcome[] = [];
  const end = await sendBatches(
    { batches, lanes: 1, signal, onBatch: (batch) => outcomes.push(...batch) },
    ports,
  );
  return { end, done: outcomes.map(({ index }) => index) };
};

describe('the rows of an import', () => {
  it('go in requests of as many rows and bytes as the server takes, in their order', () => {
    const count = 2 * importRowsMax + 50;
    const batches = batchesOf(rowsOf(count), newKey);
    expect(batches.map(({ rows }) => rows.length)).toEqual([importRowsMax, importRowsMax, 50]);
    expect(batches.flatMap(({ rows }) => rows.map(({ index }) => index))).toEqual(
      rowsOf(count).map(({ index }) => index),
    );
    const edits = rowsOf(250).map(({ index, row }) => ({ index, row: { ...row, number: 1001 + index } }));
    expect(batchesOf(edits, newKey).map(({ rows }) => rows.length)).toEqual([
      importEditsMax,
      importEditsMax,
      50,
    ]);
    const long = batchesOf(rowsOf(100, '王'.repeat(4000)), newKey);
    const sizes = long.map(
      ({ rows }) => new TextEncoder().encode(JSON.stringify(rows.map(({ row }) => row))).length,
    );
    expect(Math.max(...sizes)).toBeLessThan(256 * 1024 - 1000);
    expect(new Set([...batches, ...long].map(({ key }) => key)).size).toBe(batches.length + long.length);
  });

  it('are sent again under the same key while the server is busy or out of reach, and later each time', async () => {
    const { seen, waits, ports } = failing(503, 0, 429);
    const [batch] = batchesOf(rowsOf(3), newKey);
    const { end, done } = await sendAll(batch ? [batch] : [], ports);
    expect(end).toEqual({ how: 'done' });
    expect(done).toEqual([0, 1, 2]);
    expect(new Set(seen)).toEqual(new Set([batch?.key]));
    expect(waits).toEqual([500, 1000, 2000]);
  });

  it('stop at any other refusal, with what is left and its words', async () => {
    const batches = batchesOf(rowsOf(3 * importRowsMax + 50), newKey);
    const { ports } = failing(200, 401);
    const { end, done } = await sendAll(batches, ports);
    expect(done).toHaveLength(importRowsMax);
    expect(end).toEqual({ how: 'stopped', rest: batches.slice(1), problem: failure(401) });
    expect(await sendAll(batches.slice(1), failing().ports)).toMatchObject({ end: { how: 'done' } });
  });

  it('give up on a server that stays away, and keep their keys', async () => {
    const batches = batchesOf(rowsOf(1), newKey);
    const { end } = await sendAll(batches, failing(...Array<number>(9).fill(503)).ports);
    expect(end).toEqual({ how: 'stopped', rest: batches, problem: failure(503) });
  });

  it('are cancelled between two requests', async () => {
    const aborting = new AbortController();
    const batches = batchesOf(rowsOf(3 * importRowsMax), newKey);
    const { ports } = failing();
    const send: SendPorts['send'] = (batch, signal) => {
      if (batch === batches[1]) aborting.abort();
      return ports.send(batch, signal);
    };
    const { end, done } = await sendAll(batches, { ...ports, send }, aborting.signal);
    expect(done).toHaveLength(2 * importRowsMax);
    expect(end).toEqual({ how: 'cancelled', rest: batches.slice(2) });
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
    expect(issuesIn({ ...refused, detail: 'Some values', fields, changes: [] }, mapping)).toEqual([
      { column: 1, message: 'Too large' },
      { column: null, message: 'colour: Unknown' },
    ]);
    expect(issuesIn({ ...refused, detail: 'Not allowed', fields: [], changes: [] }, mapping)).toEqual([
      { column: null, message: 'Not allowed' },
    ]);
  });

  it('are a file of those rows, safe to open, each with what is wrong', async () => {
    const table = tableOf([
      ['Job', 'Area'],
      ['A', '1'],
      ['=B', 'wide'],
    ]);
    const issues = [{ index: 1, issues: [{ column: 1, message: 'Not a number' }] }];
    const file = await issuesFile(table, issues, { header: 'Error' }).text();
    expect(file).toBe("Job,Area,Error\r\n'=B,wide,Area: Not a number\r\n");
  });

  it('are in that file again where nothing was mended: an error value stays one, a cell too many one too many', async () => {
    const table = tableOf([
      ['Job', 'Area'],
      ['#N/A', '1'],
      ['B', '1', '200.00'],
    ]);
    const issues = [0, 1].map((index) => ({ index, issues: [{ column: null, message: 'wrong' }] }));
    const again = readCsv(await issuesFile(table, issues, { header: 'Error' }).text()).rows;
    expect(again.slice(1, 3)).toEqual([
      ['#N/A', '1', 'wrong'],
      ['B', '1', 'wrong', '200.00'],
    ]);
  });
});
