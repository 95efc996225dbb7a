import type { DocumentItem, Flow, Item } from '#domain/flow/flow';
import { text } from '#domain/texts/text';

const source = ['TST-03'];
const label = (en: string) => text(en, `${en}（简）`, `${en}（繁）`);
const choice = (key: string) => ({ key, label: label(key) });
const base = { stage: 'quote', source } as const;

const quote: DocumentItem = {
  ...base,
  item: 'document',
  key: 'quote',
  label: label('Quote'),
  states: ['filed', 'signed'],
  template: {
    blocks: [
      { block: 'lines', title: label('Work') },
      { block: 'signatures', parties: [{ party: 'customer', label: label('Customer') }] },
    ],
  },
};

const items: readonly Item[] = [
  { ...base, item: 'field', key: 'visit.on', kind: 'date', label: label('Visit') },
  { ...base, item: 'field', key: 'adviser', kind: 'staff', label: label('Adviser') },
  { ...base, item: 'field', key: 'accepted.on', kind: 'date', label: label('Accepted on'), stage: 'repair' },
  {
    ...base,
    item: 'field',
    key: 'utility',
    kind: 'text',
    label: label('Utility'),
    when: { lineTag: 'pipes' },
  },
  quote,
];

/** A trade of no shop whose lines have prices by the unit and are decided one by one; the accepted ones are its price. */
export const workshop: Flow = {
  key: 'workshop',
  version: 1,
  label: label('Workshop'),
  stages: [
    {
      key: 'quote',
      label: label('Quote'),
      leaveWhen: [
        {
          condition: { lines: {}, every: { decision: ['accepted', 'declined', 'deferred'] }, atLeast: 1 },
          label: label('Every line decided'),
          source,
        },
        {
          condition: {
            lines: { tag: 'part', decision: 'accepted' },
            every: { values: { confirmed: true } },
          },
          label: label('Parts confirmed'),
          source,
        },
      ],
      source,
    },
    {
      key: 'repair',
      label: label('Repair'),
      leaveWhen: [
        { condition: { fresh: 'quote' }, label: label('Quote is up to date'), source },
        { condition: { fact: 'lines.done' }, label: label('Work done'), source },
      ],
      source,
    },
    { key: 'done', label: label('Done'), source },
  ],
  items,
  milestones: [
    {
      key: 'deposit',
      label: label('Deposit'),
      kind: 'deposit',
      amount: { percent: 30 },
      due: { anchor: { fact: 'visit.on' } },
      source,
    },
    {
      key: 'rest',
      label: label('Rest'),
      kind: 'balance',
      amount: { rest: true },
      due: { anchor: { fact: 'accepted.on' } },
      carriesChangeOrders: true,
      source,
    },
  ],
  tasks: [],
  notices: [],
  warranties: [
    {
      key: 'work',
      label: label('Work'),
      from: { anchor: { fact: 'accepted.on' } },
      lasts: { amount: 1, unit: 'years' },
      class: 'work',
      source,
    },
  ],
  keyDate: 'visit.on',
  lineTags: ['part', 'pipes'].map(choice),
  crewRoles: [],
  duties: [choice('parts')],
  lines: {
    fields: [
      { key: 'confirmed', label: label('Confirmed'), kind: 'yesno', by: [{ duty: 'parts' }], source },
      { key: 'stock', label: label('In stock'), kind: 'number', min: 0, max: 999, source },
      { key: 'arrives', label: label('Arrives'), kind: 'date', source },
      { key: 'remark', label: label('Remark'), kind: 'text', source },
    ],
    total: 'accepted',
    decides: true,
    priceBy: [{ staffField: 'adviser' }],
  },
};

/** The same trade with a typed total, which is compared with the signed quote. */
export const typedWorkshop: Flow = {
  ...workshop,
  key: 'typed-workshop',
  lines: { fields: [], total: 'written', decides: true, agreedIn: 'quote' },
  stages: workshop.stages.map(({ leaveWhen: _, ...stage }) => stage),
};
