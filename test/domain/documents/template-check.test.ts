import { expect, it } from 'vitest';
import { readAuthoredFlow } from '#contract/flows/flow-schema';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { DocumentItem, Flow } from '#domain/flow/flow';
import type { Block } from '#domain/flow/template';
import { text } from '#domain/texts/text';
import { documentsFlow } from '#test/kit/documents';

const words = (value: string) => text(value, value, value);

const withContract = (change: Partial<DocumentItem>): Flow => ({
  ...documentsFlow,
  items: documentsFlow.items.map((item) =>
    item.item === 'document' && item.key === 'contract' ? { ...item, ...change } : item,
  ),
});

const withBlock = (block: Block): Flow => withContract({ template: { blocks: [block] } });

it.each<readonly [string, Block, string, string]>([
  ['an unknown place', { block: 'text', text: words('{customer:shoe}') }, 'bad-placeholder', '.text'],
  ['an unknown fact', { block: 'text', text: words('{fact:nothing}') }, 'unknown-fact', '.text'],
  [
    'a language without the place',
    { block: 'text', text: text('{fact:area}', 'x', '{fact:area}') },
    'bad-placeholder',
    '.text',
  ],
  ['a list as a place', { block: 'fields', places: ['fact:visits'] }, 'entry-out-of-scope', ''],
  [
    'an item of an entry as a place',
    { block: 'fields', places: ['fact:visit.on'] },
    'entry-out-of-scope',
    '',
  ],
  ['a state as a place', { block: 'fields', places: ['fact:contract.filed'] }, 'wrong-field-kind', ''],
  [
    'an attached version without one',
    { block: 'fields', places: ['document:attached'] },
    'bad-placeholder',
    '',
  ],
  ['no places', { block: 'fields', places: [] }, 'empty-group', ''],
  ['an unknown list', { block: 'list', list: 'calls', columns: ['area'] }, 'unknown-list', ''],
  ['a column of no entry', { block: 'list', list: 'visits', columns: ['area'] }, 'unknown-fact', ''],
  ['an unknown role', { block: 'crew', roles: ['cook'] }, 'unknown-fact', ''],
  ['an unknown tag', { block: 'lines', tag: 'wet' }, 'unknown-line-tag', ''],
  [
    'parts of one key',
    {
      block: 'parts',
      parts: [
        { key: 'a', label: words('a') },
        { key: 'a', label: words('b') },
      ],
    },
    'duplicate-key',
    '',
  ],
  ['nobody who signs', { block: 'signatures', parties: [] }, 'empty-group', ''],
])('%s is refused at its path', (_name, block, code, end) => {
  expect(checkFlow(withBlock(block)).map((found) => [found.code, found.at])).toContainEqual([
    code,
    `items.contract.template.blocks[0]${end}`,
  ]);
});

it('the time of an appointment is a place, as the time of a field is', () => {
  const flow = withBlock({ block: 'fields', places: ['fact:survey.at', 'fact:survey.place?'] });
  const booked: Flow = {
    ...flow,
    items: flow.items.map((item) =>
      item.key === 'survey.at'
        ? {
            item: 'appointment',
            key: 'survey',
            label: words('Survey'),
            stage: 'talk',
            source: ['TST-01'],
            minutes: 60,
            place: 'shop',
            people: ['designer'],
          }
        : item,
    ),
  };
  expect(checkFlow(booked)).toEqual([]);
  expect(checkFlow(flow).map(({ code }) => code)).toEqual(['unknown-fact']);
});

it('milestones and warranties of a flow without them, and a signature on what is never signed, are refused', () => {
  const bare = { ...withBlock({ block: 'warranties' }), warranties: [] };
  expect(checkFlow(bare).map(({ code }) => code)).toContain('empty-group');
  const unsigned = withContract({
    states: ['filed'],
    deliverBy: [],
    template: { blocks: [{ block: 'signatures', parties: [{ party: 'shop', label: words('x') }] }] },
  });
  expect(checkFlow(unsigned).map(({ code }) => code)).toContain('bad-document');
});

it('a verdict without its opposite, and who records a state that never is, are refused', () => {
  expect(
    checkFlow(withContract({ states: ['filed', 'delivered', 'signed'] })).map(({ detail }) => detail),
  ).toContain('returned is the opposite of agreed, which it never is');
  const strange: Flow = {
    ...documentsFlow,
    items: documentsFlow.items.map((item) =>
      item.key === 'letter' && item.item === 'document'
        ? { ...item, statesBy: { returned: [{ role: 'owner' }] } }
        : item,
    ),
  };
  expect(checkFlow(strange).map(({ at }) => at)).toContain('items.letter.statesBy');
});

it('freshness is requested of a document that states something, and a filing that waits for it is a circle', () => {
  const asking = (document: string): Flow => ({
    ...documentsFlow,
    stages: documentsFlow.stages.map((stage) => ({
      ...stage,
      leaveWhen: [{ condition: { fresh: document }, label: words('x'), source: ['TST-01'] }],
    })),
  });
  expect(checkFlow(asking('nothing')).map(({ code }) => code)).toContain('unknown-document');
  expect(checkFlow(asking('area')).map(({ code }) => code)).toContain('unknown-document');
  const bare: Flow = {
    ...asking('note'),
    items: [
      ...documentsFlow.items,
      {
        item: 'document',
        key: 'note',
        label: words('Note'),
        stage: 'talk',
        source: ['TST-01'],
        states: ['filed'],
      },
    ],
  };
  expect(checkFlow(bare).map(({ code }) => code)).toContain('bad-document');
  expect(checkFlow(withContract({ fileWhen: { fresh: 'contract' } })).map(({ code }) => code)).toContain(
    'cycle',
  );
});

it('an unknown word of a block is refused at its path by the schema', () => {
  const odd = JSON.parse(JSON.stringify(withBlock({ block: 'lines' })));
  const contract = odd.items.find(({ key }: { key: string }) => key === 'contract');
  contract.template.blocks[0].colour = 'red';
  const read = readAuthoredFlow(odd);
  expect(read.ok ? [] : read.fields.map(({ path }) => path)).toEqual([
    expect.stringMatching(/^items\.\d+\.template\.blocks\.0\.colour$/),
  ]);
});
