import type { FieldItem, Flow, Item } from '#domain/flow/flow';
import { text } from '#domain/texts/text';

const source = ['TST-02'];
const label = (en: string, hans = `${en}（简）`) => text(en, hans, `${en}（繁）`);
const field = (key: string, kind: FieldItem['kind'], more: Partial<FieldItem> = {}): FieldItem => ({
  item: 'field',
  key,
  label: label(key),
  kind,
  stage: 'book',
  source,
  ...more,
});
const choice = (key: string) => ({ key, label: label(key) });
const hours = (amount: number) => ({ amount, unit: 'hours' }) as const;

const items: readonly Item[] = [
  field('visit.at', 'instant'),
  field('mechanic', 'staff', { duty: 'mechanics', label: label('Mechanic') }),
  field('price', 'number'),
  field('plate', 'text', { label: label('Number plate') }),
  {
    item: 'check',
    key: 'price.checked',
    label: label('Price checked'),
    stage: 'quote',
    by: [{ duty: 'parts' }],
    source,
  },
  { item: 'check', key: 'washed', label: label('Washed'), stage: 'inspect', source },
  field('note', 'text', { label: label('Note') }),
  {
    item: 'list',
    key: 'calls',
    label: label('Calls', '通话'),
    title: 'purpose',
    stage: 'book',
    source,
  },
  field('purpose', 'choice', {
    of: 'calls',
    label: label('Purpose'),
    choices: ['visit', 'other'].map(choice),
  }),
  field('result', 'choice', {
    of: 'calls',
    label: label('Result'),
    choices: ['reached', 'moved', 'no-answer'].map(choice),
  }),
  field('said', 'text', { of: 'calls', label: label('Said') }),
];

/** A trade of no shop: duties, a job that is handed over, and tasks with each word that the trades do not use yet. */
export const garage: Flow = {
  key: 'garage',
  version: 1,
  label: label('Garage'),
  stages: [
    { key: 'book', label: label('Booking'), heldBy: { duty: 'desk' }, source },
    { key: 'quote', label: label('Quote'), heldBy: { staffField: 'mechanic' }, source },
    { key: 'repair', label: label('Repair'), heldBy: { staffField: 'mechanic' }, source },
    { key: 'inspect', label: label('Inspection'), heldBy: { duty: 'desk' }, source },
    { key: 'done', label: label('Done'), source },
  ],
  items,
  milestones: [
    {
      key: 'whole',
      label: label('Price'),
      kind: 'balance',
      amount: { rest: true },
      due: { anchor: { fact: 'visit.at' } },
      source,
    },
  ],
  tasks: [
    {
      key: 'call',
      label: label('Call before the visit', '来访前致电'),
      who: { duty: 'desk' },
      due: { anchor: { fact: 'visit.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '17:30' },
      doneWhen: { stageReached: 'repair' },
      asks: {
        list: 'calls',
        preset: { purpose: 'visit' },
        closes: { fact: 'result', is: ['reached', 'moved'] },
      },
      again: hours(2),
      climbs: [
        { after: hours(1), to: { duty: 'desk' } },
        { after: hours(3), to: 'managers' },
      ],
      script: [{ text: label('Good morning') }, { when: { fact: 'price' }, text: label('Name the price') }],
      source,
    },
    {
      key: 'wash',
      label: label('Wash the car', '洗车'),
      who: { duty: 'wash' },
      due: { anchor: { stageEntered: 'inspect' }, offsets: [{ amount: 1, unit: 'days' }] },
      doneWhen: { fact: 'washed' },
      source,
    },
    {
      key: 'look',
      label: label('Look at the car', '检查车辆'),
      assignee: 'mechanic',
      due: { anchor: { fact: 'visit.at' } },
      doneWhen: { stageReached: 'inspect' },
      escalatesAfter: hours(2),
      source,
    },
    {
      key: 'thank',
      label: label('Thank the customer'),
      who: { duty: 'desk' },
      due: { anchor: { stageEntered: 'done' }, offsets: [{ amount: 1, unit: 'days' }] },
      doneWhen: { fact: 'note' },
      afterClosing: true,
      source,
    },
  ],
  notices: [
    {
      key: 'parts-told',
      label: label('Price to check'),
      to: { duty: 'parts' },
      send: { anchor: { stageEntered: 'quote' } },
      validFor: { amount: 2, unit: 'days' },
      subject: text('{job}', '{job}', '{job}'),
      body: text('{customer}', '{customer}', '{customer}'),
      source,
    },
  ],
  warranties: [],
  keyDate: 'visit.at',
  lineTags: [],
  crewRoles: [],
  duties: [
    { key: 'desk', label: label('Front desk', '前台') },
    { key: 'parts', label: label('Parts', '配件') },
    { key: 'mechanics', label: label('Mechanics', '技师') },
    { key: 'wash', label: label('Washing', '洗车') },
  ],
};

/** Fact keys of the n-th call. */
export const callKey = (n: number, key: string): string =>
  `calls/01J8ZQ4T5V${String(n).padStart(16, '0')}/${key}`;

/** Values of the n-th call about the visit, with its result. */
export const callWith = (n: number, result: string) => ({
  [callKey(n, 'purpose')]: 'visit',
  [callKey(n, 'result')]: result,
});
