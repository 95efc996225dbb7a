import { describe, expect, it } from 'vitest';
import { readAuthoredFlow } from '#contract/flows/flow-schema';
import { flows } from '#domain/trades/index';
import { field, good } from '#test/domain/flow/small-flow';
import { picturesFlow } from '#test/kit/pictures';
import { endingsFlow } from '#test/kit/endings';
import { typedWorkshop, workshop } from '#test/kit/workshop';
import { visitsFlow } from '#test/kit/visits';

const authored = (flow: unknown): unknown => JSON.parse(JSON.stringify(flow));
const read = (flow: unknown) => readAuthoredFlow(authored(flow));
const pathsOf = (flow: unknown) => {
  const result = read(flow);
  return result.ok ? [] : result.fields.map(({ path }) => path);
};

/** The small flow with something that is no Flow put in place of a part. */
const withPart = (part: object): object => ({ ...good, ...part });

describe.each(
  [...flows, visitsFlow, picturesFlow, endingsFlow, workshop, typedWorkshop, good].map((flow) => ({
    name: flow.key,
    flow,
  })),
)('$name as data', ({ flow }) => {
  it('is read as it was written, word by word', () => {
    expect(read(flow)).toEqual({ ok: true, flow: authored(flow) });
  });

  it('is refused without any one of its parts, at its path', () => {
    const optional = new Set([
      'progress',
      'priceFixedWhen',
      'alsoAnswers',
      'duties',
      'exits',
      'opens',
      'excluded',
      'contact',
      'lines',
    ]);
    const parts = Object.entries(flow).filter(([name]) => !optional.has(name));
    for (const [name] of parts)
      expect(pathsOf(Object.fromEntries(parts.filter(([part]) => part !== name)))).toEqual([name]);
  });
});

describe('data that is no flow', () => {
  it.each<[string, unknown, string]>([
    ['an unknown word', withPart({ colour: 'red' }), 'colour'],
    ['an unknown word of an item', withPart({ items: [{ ...field(), isBig: true }] }), 'items.0.isBig'],
    ['an item of no kind', withPart({ items: [{ ...field(), item: 'table' }] }), 'items.0.item'],
    ['a field of no kind', withPart({ items: [{ ...field(), kind: 'colour' }] }), 'items.0.kind'],
    ['a text in two languages', withPart({ label: { en: 'a', 'zh-Hans': 'b' } }), 'label.zh-Hant'],
    ['half a version', withPart({ version: 1.5 }), 'version'],
    [
      'a condition of unknown words',
      withPart({ items: [{ ...field(), when: { fact: 'on', equals: 1 } }] }),
      'items.0.when.equals',
    ],
    [
      'a clock time that is none',
      withPart({ tasks: [{ ...good.tasks[0], due: { anchor: { fact: 'on' }, at: 'noon' } }] }),
      'tasks.0.due.at',
    ],
    [
      'a person of no role',
      withPart({ items: [{ ...field(), by: [{ role: 'king' }] }] }),
      'items.0.by.0.role',
    ],
    [
      'a total of lines that is neither typed nor accepted',
      withPart({ lines: { fields: [], total: 'guessed', decides: true } }),
      'lines.total',
    ],
    ['more items than a flow has', withPart({ items: Array.from({ length: 401 }, () => field()) }), 'items'],
    ['no object', null, ''],
  ])('%s is refused at its path', (_name, input, path) => {
    expect(pathsOf(input)).toContain(path);
  });

  it('conditions within conditions without end are refused, and some are read', () => {
    const nested = (depth: number): object => {
      let condition: object = { fact: 'ready' };
      for (let count = 0; count < depth; count += 1) condition = { not: condition };
      return withPart({ items: [...good.items, { ...field(), when: condition }] });
    };
    expect(readAuthoredFlow(nested(50)).ok).toBe(true);
    expect(readAuthoredFlow(nested(100_000)).ok).toBe(false);
  });

  it('a flow of the right shape is refused by its rules', () => {
    expect(read({ ...good, keyDate: 'who' })).toMatchObject({
      ok: false,
      fields: [],
      issues: [{ code: 'wrong-field-kind', at: 'keyDate' }],
    });
  });
});
