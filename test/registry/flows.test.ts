import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkFlow } from '#domain/flow/check/check-flow';
import { sourcesOf, textsOf } from '#domain/flow/check/walk';
import { findFlow, flows } from '#domain/trades/index';
import { simplifiedOnly, traditionalOnly } from '#test/registry/han';

interface Requirement {
  readonly id: string;
  readonly flow: string;
}

const requirements: readonly Requirement[] = readFileSync(
  new URL('../requirements/requirements.tsv', import.meta.url),
  'utf8',
)
  .split('\n')
  .slice(1)
  .flatMap((row) => {
    const [id = '', flow = ''] = row.split('\t');
    return id === '' ? [] : [{ id, flow }];
  });

/** Requirements of several trades, by the flow that must satisfy them. */
const sharedRows: Readonly<Record<string, readonly string[]>> = {
  renovation: ['survey-fees'],
  repair: ['survey-fees'],
};

const rowsOf = (flowKey: string): readonly string[] =>
  requirements
    .filter(({ flow }) => flow === flowKey || sharedRows[flowKey]?.includes(flow))
    .map(({ id }) => id);

const charactersOf = (label: string, script: ReadonlySet<string>): string =>
  Array.from(label)
    .filter((character) => script.has(character))
    .join('');

describe.each(flows.map((flow) => ({ name: flow.key, flow })))('flow $name', ({ flow }) => {
  it('is one the house can run', () => {
    expect(checkFlow(flow)).toEqual([]);
  });

  it('is found by its key', () => {
    expect(findFlow(flow.key)).toBe(flow);
  });

  it('says every text in three languages', () => {
    const texts = textsOf(flow);
    expect(texts.length).toBeGreaterThan(flow.items.length);
    for (const { at, found } of texts) {
      expect([at, found.en.trim(), found['zh-Hans'].trim(), found['zh-Hant'].trim()]).not.toContain('');
    }
  });

  it('writes each Chinese text in its own script', () => {
    for (const { at, found } of textsOf(flow)) {
      expect([at, charactersOf(found['zh-Hans'], traditionalOnly)]).toEqual([at, '']);
      expect([at, charactersOf(found['zh-Hant'], simplifiedOnly)]).toEqual([at, '']);
    }
  });

  it('answers every row of its source', () => {
    const answered = new Set<unknown>([
      ...sourcesOf(flow).flatMap(({ found }) => found),
      ...(flow.alsoAnswers ?? []),
    ]);
    const rows = rowsOf(flow.key);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((id) => !answered.has(id))).toEqual([]);
  });

  it('travels in at most 60 kB', () => {
    expect(gzipSync(JSON.stringify({ flow })).byteLength).toBeLessThanOrEqual(60_000);
  });

  it('names no row that the source lacks', () => {
    const known = new Set<unknown>(requirements.map(({ id }) => id));
    const unknown = sourcesOf(flow).flatMap(({ at, found }) =>
      found.filter((id) => !known.has(id)).map((id) => [at, id]),
    );
    expect(unknown).toEqual([]);
    expect((flow.alsoAnswers ?? []).filter((id) => !known.has(id))).toEqual([]);
  });
});

it('gives every flow its own key', () => {
  const keys = flows.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

it('finds no flow under a strange key', () => {
  expect(findFlow('no-such-trade')).toBeUndefined();
});
