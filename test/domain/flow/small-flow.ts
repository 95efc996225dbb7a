import type { CheckItem, DocumentItem, FieldItem, Flow, MilestonePlan } from '#domain/flow/flow';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { TaskPlan } from '#domain/flow/task-plan';
import { text } from '#domain/texts/text';

export const words = text('Word', '词', '詞');
const source = ['REN-00-TYPE'];

export const field = (over: Partial<FieldItem> = {}): FieldItem => ({
  item: 'field',
  key: 'extra',
  label: words,
  kind: 'text',
  stage: 'open',
  source,
  ...over,
});
export const check: CheckItem = { item: 'check', key: 'ready', label: words, stage: 'open', source };
export const document = (over: Partial<DocumentItem> = {}): DocumentItem => ({
  item: 'document',
  key: 'paper',
  label: words,
  states: ['filed', 'agreed', 'signed'],
  stage: 'open',
  source,
  ...over,
});
export const milestone = (over: Partial<MilestonePlan> = {}): MilestonePlan => ({
  key: 'whole',
  label: words,
  kind: 'balance',
  amount: { percent: 100 },
  due: { anchor: { fact: 'on' } },
  source,
  ...over,
});
export const task = (over: Partial<TaskPlan> = {}): TaskPlan => ({
  key: 'call',
  label: words,
  assignee: 'who',
  due: { anchor: { fact: 'on' }, offsets: [{ amount: -1, unit: 'days' }], at: '17:30' },
  doneWhen: { fact: 'ready' },
  source,
  ...over,
});
export const notice = (over: Partial<NoticePlan> = {}): NoticePlan => ({
  key: 'eve',
  label: words,
  to: 'customer',
  send: { anchor: { fact: 'on' }, offsets: [{ amount: -1, unit: 'days' }], at: '10:00' },
  validFor: { amount: 1, unit: 'days' },
  subject: words,
  body: text('{customer}: {fact:on}', '{customer}：{fact:on}', '{fact:on}，{customer}'),
  source,
  ...over,
});

/** A small flow without issues; each case changes one thing. */
export const good: Flow = {
  key: 'trade',
  version: 1,
  label: words,
  stages: [
    {
      key: 'open',
      label: words,
      source,
      leaveWhen: [{ condition: { fact: 'customer.phone' }, label: words, source }],
    },
    { key: 'done', label: words, source },
  ],
  items: [
    field({ key: 'on', kind: 'date' }),
    field({ key: 'who', kind: 'staff' }),
    field({ key: 'price', kind: 'money', min: 0, max: 100 }),
    field({ key: 'share', kind: 'percent' }),
    field({ key: 'sort', kind: 'choice', choices: [{ key: 'a', label: words }] }),
    check,
    document(),
  ],
  milestones: [milestone()],
  tasks: [task()],
  notices: [notice()],
  warranties: [
    {
      key: 'year',
      label: words,
      from: { anchor: { fact: 'paper.signed' } },
      lasts: { amount: 1, unit: 'years' },
      lineTag: 'work',
      source,
    },
  ],
  keyDate: 'on',
  progress: 'share',
  lineTags: [{ key: 'work', label: words }],
  crewRoles: [{ key: 'host', label: words }],
};
