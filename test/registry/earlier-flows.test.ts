import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { wedding1 } from '#test/kit/flows/wedding-1';

const sorted = (_key: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : value;

it.each([wedding1])('the kept text of an earlier version is the published one: $key', (flow) => {
  const published: unknown = JSON.parse(readFileSync(new URL('flow-versions.json', import.meta.url), 'utf8'));
  const hash = createHash('sha256').update(JSON.stringify(flow, sorted)).digest('hex').slice(0, 32);
  expect(published).toMatchObject({ [`${flow.key}@${flow.version}`]: hash });
});
