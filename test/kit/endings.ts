import type { FieldItem, Flow, Item } from '#domain/flow/flow';
import { text } from '#domain/texts/text';

const source = ['TST-01'];
const label = (en: string) => text(en, `${en}（简）`, `${en}（繁）`);
const choice = (key: string) => ({ key, label: label(key) });
const field = (key: string, kind: FieldItem['kind'], more: Partial<FieldItem> = {}): FieldItem => ({
  item: 'field',
  key,
  label: label(key),
  kind,
  stage: 'talk',
  source,
  ...more,
});

const items: readonly Item[] = [
  field('address', 'text'),
  field('visit.on', 'date'),
  field('lost.reason', 'choice', {
    label: text('Why lost', '未成交原因', '未成交原因'),
    choices: [
      { key: 'price', label: text('Price', '价格', '價格') },
      { key: 'other-brand', label: text('Other brand', '其他品牌', '其他品牌') },
    ],
  }),
  field('lost.brand', 'text', { when: { fact: 'lost.reason', is: 'other-brand' } }),
  field('accepted.on', 'date', { stage: 'work' }),
  field('is-covered', 'yesno'),
  field('neighbour', 'text'),
  field('neighbour.phone', 'text'),
  field('neighbour.email', 'text'),
  {
    item: 'list',
    key: 'contacts',
    label: label('Contacts'),
    title: 'said',
    stage: 'work',

    source,
  },
  field('said', 'text', { of: 'contacts', stage: 'work', afterClosing: true }),
  field('remark', 'text', { stage: 'work' }),
];

/** A trade of no shop that ends by exits, opens jobs from jobs, covers its lines by class and goes on after closing. */
export const endingsFlow: Flow = {
  key: 'endings-trade',
  version: 1,
  label: label('Endings trade'),
  stages: [
    { key: 'talk', label: label('Talk'), source },
    { key: 'work', label: label('Work'), source },
    { key: 'aftercare', label: label('Aftercare'), source },
    { key: 'done', label: label('Done'), source },
  ],
  items,
  milestones: [
    {
      key: 'deposit',
      label: label('Deposit'),
      kind: 'deposit',
      amount: { percent: 40 },
      due: { anchor: { fact: 'visit.on' } },
      source,
    },
    {
      key: 'rest',
      label: label('Rest'),
      kind: 'balance',
      amount: { rest: true },
      due: { anchor: { fact: 'accepted.on' } },
      source,
    },
  ],
  tasks: [
    {
      key: 'prepare',
      label: label('Prepare the visit'),
      due: { anchor: { fact: 'visit.on' } },
      doneWhen: { fact: 'remark' },
      escalatesAfter: { amount: 1, unit: 'days' },
      source,
    },
    {
      key: 'follow-up',
      label: label('Follow up'),
      due: { anchor: { fact: 'accepted.on' }, offsets: [{ amount: 1, unit: 'months' }] },
      doneWhen: { list: 'contacts', atLeast: 1 },
      escalatesAfter: { amount: 1, unit: 'days' },
      afterClosing: true,
      source,
    },
  ],
  notices: [
    {
      key: 'visit-soon',
      label: label('Visit soon'),
      to: 'customer',
      send: { anchor: { fact: 'visit.on' }, offsets: [{ amount: -1, unit: 'days' }], at: '10:00' },
      validFor: { amount: 1, unit: 'days' },
      subject: text('{job}', '{job}', '{job}'),
      body: text('{date}', '{date}', '{date}'),
      source,
    },
    {
      key: 'how-is-it',
      label: label('How is it'),
      to: { person: { name: 'neighbour', phone: 'neighbour.phone', email: 'neighbour.email' } },
      via: 'sms',
      reply: 'contacts',
      afterClosing: true,
      send: { anchor: { fact: 'accepted.on' }, offsets: [{ amount: 7, unit: 'days' }], at: '10:00' },
      when: { fact: 'neighbour' },
      validFor: { amount: 3, unit: 'days' },
      subject: text('{job}', '{job}', '{job}'),
      body: text('How is it?', '还好吗？', '還好嗎？'),
      source,
    },
    {
      key: 'books',
      label: label('For the books'),
      to: { role: 'finance' },
      send: { anchor: { fact: 'accepted.on' }, at: '10:00' },
      validFor: { amount: 3, unit: 'days' },
      subject: text('{job}', '{job}', '{job}'),
      body: text('Accepted', '已验收', '已驗收'),
      source,
    },
  ],
  warranties: [
    {
      key: 'waterproofing',
      label: label('Waterproofing'),
      from: { anchor: { fact: 'accepted.on' } },
      lasts: { amount: 5, unit: 'years' },
      class: 'waterproofing',
      source,
    },
    {
      key: 'general',
      label: label('General work'),
      from: { anchor: { fact: 'accepted.on' } },
      lasts: { amount: 1, unit: 'years' },
      class: 'general',
      source,
    },
  ],
  excluded: [{ key: 'pipes', label: label('Pipes') }],
  exits: [
    {
      key: 'lost',
      label: text('Lost', '未成交', '未成交'),
      from: ['talk'],
      needs: ['lost.reason', 'lost.brand'],
      countsAs: 'lost',
      source,
    },
    {
      key: 'cancelled',
      label: text('Cancelled', '已取消', '已取消'),
      needs: ['lost.reason'],
      countsAs: 'ended',
      source,
    },
  ],
  opens: [
    {
      kind: 'claim',
      flow: 'endings-trade',
      stage: 'work',
      copies: ['address'],
      coveredItem: 'is-covered',
      source,
    },
    { kind: 'repeat', flow: 'endings-trade', copies: ['address'], source },
  ],
  contact: {
    finished: { stageReached: 'aftercare' },
    contacted: { list: 'contacts', atLeast: 1 },
    source,
  },
  keyDate: 'visit.on',
  lineTags: [choice('wet')],
  crewRoles: [],
};
