import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { flows } from '#domain/trades/index';
import { renovation1 } from '#test/kit/flows/renovation-1';
import { renovation2 } from '#test/kit/flows/renovation-2';
import { wedding1 } from '#test/kit/flows/wedding-1';

/** The hash of every flow version that a job may have. Lines are added, never changed. */
const published = z
  .record(z.string(), z.string())
  .parse(JSON.parse(readFileSync(new URL('flow-versions.json', import.meta.url), 'utf8')));

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const hashOf = (flow: unknown): string =>
  createHash('sha256').update(JSON.stringify(flow, sorted)).digest('hex').slice(0, 32);

it.each(flows.map((flow) => ({ id: `${flow.key}@${flow.version}`, flow })))(
  '$id stands as published: a changed flow takes a new version and a new line in flow-versions.json',
  ({ id, flow }) => {
    // The first version of a new trade may change until its line is added here.
    const current = published[id] ?? (flow.version === 1 ? hashOf(flow) : 'no line');
    expect(current).toBe(hashOf(flow));
  },
);

it.each([
  { flow: renovation1, id: 'renovation@1' },
  { flow: renovation2, id: 'renovation@2' },
  { flow: wedding1, id: 'wedding@1' },
])('$id is retained by the tests, word by word as it was published', ({ flow, id }) => {
  expect([`${flow.key}@${flow.version}`, hashOf(flow)]).toEqual([id, published[id]]);
});

it('changes its hash with any word of the flow', () => {
  const [first] = flows;
  expect(hashOf({ ...first, version: 99 })).not.toBe(hashOf(first));
});

it('keeps its hash when only the order of keys differs', () => {
  expect(hashOf({ a: 1, b: { c: 2, d: 3 } })).toBe(hashOf({ b: { d: 3, c: 2 }, a: 1 }));
});
