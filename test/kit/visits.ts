import type { FieldItem, Flow, Item } from '#domain/flow/flow';
import { text } from '#domain/texts/text';

const source = ['TST-01'];
const label = (en: string) => text(en, `${en}（简）`, `${en}（繁）`);
const field = (key: string, kind: FieldItem['kind'], more: Partial<FieldItem> = {}): FieldItem => ({
  item: 'field',
  key,
  label: label(key),
  kind,
  stage: 'talk',
  source,
  ...more,
});
const check = (key: string, more: Partial<Item> = {}): Item => ({
  key,
  label: label(key),
  stage: 'talk',
  source,
  ...more,
  item: 'check',
});
const choice = (key: string) => ({ key, label: label(key) });

const items: readonly Item[] = [
  field('adviser', 'staff'),
  field('accepted.on', 'date', { notAfterToday: true }),
  field('aspects', 'choices', { label: label('Aspects'), choices: ['safety', 'power', 'looks'].map(choice) }),
  field('urgency', 'choice', { choices: ['hot', 'warm'].map(choice) }),
  field('price', 'number'),
  field('price.note', 'text', { label: label('About the price'), partOf: 'price' }),
  {
    item: 'list',
    key: 'visits',
    label: label('Visits'),
    title: 'topic',
    closedBy: 'left-at',
    stage: 'talk',
    isRequired: true,
    source,
  },
  field('topic', 'text', { of: 'visits', isRequired: true }),
  field('came-at', 'instant', { of: 'visits' }),
  field('host', 'staff', { of: 'visits' }),
  check('greeted', { of: 'visits', isRequired: true, by: [{ staffField: 'host' }, { role: 'finance' }] }),
  field('drinks', 'choices', { of: 'visits', choices: ['tea', 'water', 'coffee'].map(choice) }),
  field('left-at', 'instant', { of: 'visits', notAfterToday: true, writeWhen: { fact: 'came-at' } }),
  field('next-call', 'instant', {
    of: 'visits',
    suggests: { anchor: { fact: 'left-at' }, offsets: [{ amount: 2, unit: 'days' }], at: '10:00' },
  }),
  field('reason', 'text', { of: 'visits', when: { fact: 'drinks', has: 'coffee' } }),
  {
    item: 'list',
    key: 'promises',
    label: label('Promises'),
    title: 'promise',
    stage: 'work',
    source,
  },
  field('promise', 'text', { of: 'promises', stage: 'work' }),
  field('promise.by', 'date', { of: 'promises', stage: 'work' }),
  field('promised-by', 'staff', { of: 'promises', stage: 'work' }),
  check('promise.done', { of: 'promises', stage: 'work' }),
  field('summary', 'text', { writeWhen: { list: 'visits', some: { fact: 'left-at' } } }),
  field('remark', 'text', { stage: 'work', afterClosing: true }),
  {
    item: 'document',
    key: 'offer',
    label: label('Offer'),
    states: ['filed'],
    writeWhen: { fact: 'urgency' },
    stage: 'work',
    source,
  },
  {
    item: 'document',
    key: 'bill',
    label: label('Bill'),
    states: ['filed'],
    fileWhen: { milestone: 'whole', state: 'due' },
    stage: 'work',
    source,
  },
];

/** A trade of no shop: its items, lists, tasks and notices use each word of a flow that the trades do not use yet. */
export const visitsFlow: Flow = {
  key: 'visits-trade',
  version: 1,
  label: label('Visits trade'),
  stages: [
    {
      key: 'talk',
      label: label('Talk'),
      source,
      leaveWhen: [
        {
          condition: { list: 'visits', every: { fact: 'left-at' } },
          label: label('Visit ended'),
          source,
        },
      ],
    },
    { key: 'work', label: label('Work'), source },
    { key: 'done', label: label('Done'), source },
  ],
  items,
  milestones: [
    {
      key: 'whole',
      label: label('Price'),
      kind: 'balance',
      amount: { rest: true },
      due: {
        anchor: { list: 'visits', item: 'left-at', pick: 'last', where: { fact: 'greeted' } },
        offsets: [{ amount: 1, unit: 'weeks' }],
      },
      source,
    },
  ],
  tasks: [
    {
      key: 'call-back',
      label: label('Call back'),
      forEach: 'visits',
      assignee: 'host',
      due: { anchor: { fact: 'left-at' }, offsets: [{ amount: 48, unit: 'hours' }] },
      doneWhen: { later: 'visits' },
      escalatesAfter: { amount: 30, unit: 'minutes' },
      source,
    },
    {
      key: 'tidy',
      label: label('Tidy the file'),
      due: { anchor: { list: 'visits', item: 'left-at', pick: 'last' }, at: 'closing' },
      doneWhen: { fact: 'remark' },
      source,
    },
    {
      key: 'follow-up',
      label: label('Follow up'),
      due: {
        anchor: {
          earliestOf: [{ fact: 'accepted.on' }, { list: 'visits', item: 'left-at', pick: 'first' }],
        },
        offsetsBy: {
          fact: 'urgency',
          of: { hot: [{ amount: 2, unit: 'days' }], warm: [{ amount: 1, unit: 'weeks' }] },
        },
      },
      doneWhen: { fact: 'price', atMost: 100 },
      source,
    },
  ],
  notices: [
    {
      key: 'promise-due',
      label: label('Promise due'),
      forEach: 'promises',
      to: { staffField: 'promised-by' },
      send: { anchor: { fact: 'promise.by' }, offsets: [{ amount: -1, unit: 'days' }], at: '10:00' },
      until: { fact: 'promise.done' },
      validFor: { amount: 1, unit: 'days' },
      subject: text('{job}', '{job}', '{job}'),
      body: text('{fact:promise}', '{fact:promise}', '{fact:promise}'),
      source,
    },
  ],
  warranties: [],
  keyDate: 'accepted.on',
  lineTags: [],
  crewRoles: [],
};

/** Id of the n-th entry, as clients make them: in the order of their time. */
export const entryId = (n: number): string => `01J8ZQ4T5V${String(n).padStart(16, '0')}`;

/** Fact key of a cell of the n-th visit, or of the visit as a whole. */
export const visit = (n: number, key?: string): string =>
  key === undefined ? `visits/${entryId(n)}` : `visits/${entryId(n)}/${key}`;

/** The same of a promise. */
export const promise = (n: number, key?: string): string => visit(n, key).replace('visits', 'promises');
