import { describe, expect, it } from 'vitest';
import type { Flow, MilestonePlan } from '#domain/flow/flow';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { TaskPlan } from '#domain/flow/task-plan';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { FlowIssueCode } from '#domain/flow/check/issue';
import { text } from '#domain/texts/text';
import { check, document, field, good, milestone, notice, task, words } from '#test/domain/flow/small-flow';

const withItem = (item: Flow['items'][number]): Flow => ({ ...good, items: [...good.items, item] });
const withMilestones = (...milestones: readonly MilestonePlan[]): Flow => ({ ...good, milestones });
const withTask = (over: Partial<TaskPlan>): Flow => ({ ...good, tasks: [task(over)] });
const withNotice = (over: Partial<NoticePlan>): Flow => ({ ...good, notices: [notice(over)] });
const rest = milestone({ key: 'rest', amount: { rest: true } });

interface Case {
  readonly name: string;
  readonly code: FlowIssueCode;
  readonly wrong: Flow;
  /** The most similar flow without the issue. */
  readonly right: Flow;
}

const names: readonly Case[] = [
  {
    name: 'one key for two items',
    code: 'duplicate-key',
    wrong: withItem(check),
    right: withItem({ ...check, key: 'set' }),
  },
  {
    name: 'a field named as a state of a document',
    code: 'duplicate-key',
    wrong: withItem(field({ key: 'paper.signed' })),
    right: withItem(field({ key: 'paper.place' })),
  },
  {
    name: 'a field named as a fact of the house',
    code: 'duplicate-key',
    wrong: withItem(field({ key: 'crew.host' })),
    right: withItem(field({ key: 'crew.florist' })),
  },
  {
    name: 'a key with capitals',
    code: 'bad-key',
    wrong: withItem(field({ key: 'Area' })),
    right: withItem(field({ key: 'area' })),
  },
  {
    name: 'a single stage',
    code: 'too-few-stages',
    wrong: { ...good, stages: good.stages.slice(0, 1) },
    right: { ...good, stages: good.stages.slice(0, 2) },
  },
  {
    name: 'an item in no stage',
    code: 'unknown-stage',
    wrong: withItem(field({ stage: 'lost' })),
    right: withItem(field({ stage: 'done' })),
  },
  {
    name: 'a milestone paid before no stage',
    code: 'unknown-stage',
    wrong: withMilestones(milestone({ paidBefore: 'lost' })),
    right: withMilestones(milestone({ paidBefore: 'open' })),
  },
  {
    name: 'an anchor on no fact',
    code: 'unknown-fact',
    wrong: withMilestones(milestone({ due: { anchor: { fact: 'paper' } } })),
    right: withMilestones(milestone({ due: { anchor: { fact: 'paper.agreed' } } })),
  },
  {
    name: 'a condition deep inside on no fact',
    code: 'unknown-fact',
    wrong: withItem(field({ when: { all: [{ not: { any: [{ fact: 'crew.florist' }] } }] } })),
    right: withItem(field({ when: { all: [{ not: { any: [{ fact: 'crew.host' }] } }] } })),
  },
  {
    name: 'a rule on no milestone',
    code: 'unknown-milestone',
    wrong: withTask({
      due: { anchor: { latestOf: [{ fact: 'on' }, { milestone: 'half', state: 'paid' }] } },
    }),
    right: withTask({
      due: { anchor: { latestOf: [{ fact: 'on' }, { milestone: 'whole', state: 'paid' }] } },
    }),
  },
  {
    name: 'a condition on no line tag',
    code: 'unknown-line-tag',
    wrong: withItem(field({ when: { lineTag: 'pipe' } })),
    right: withItem(field({ when: { lineTag: 'work' } })),
  },
  {
    name: 'a choice that the field lacks',
    code: 'wrong-value',
    wrong: withItem(field({ when: { fact: 'sort', is: ['a', 'z'] } })),
    right: withItem(field({ when: { fact: 'sort', is: ['a'] } })),
  },
  {
    name: 'a measure of what is none',
    code: 'wrong-value',
    wrong: withMilestones(milestone({ due: { anchor: { fact: 'sort', atLeast: 50 } } })),
    right: withMilestones(milestone({ due: { anchor: { fact: 'share', atLeast: 50 } } })),
  },
  {
    name: 'a latest of nothing',
    code: 'empty-group',
    wrong: withTask({ due: { anchor: { latestOf: [] } } }),
    right: withTask({ due: { anchor: { latestOf: [{ fact: 'on' }] } } }),
  },
];

const itemCases: readonly Case[] = [
  {
    name: 'a text missing in one language',
    code: 'empty-text',
    wrong: { ...good, label: text('Word', '词', ' ') },
    right: good,
  },
  {
    name: 'an item from nowhere',
    code: 'empty-source',
    wrong: withItem(field({ source: [] })),
    right: withItem(field()),
  },
  {
    name: 'a choice of nothing',
    code: 'empty-choices',
    wrong: withItem(field({ kind: 'choice', choices: [] })),
    right: withItem(field({ kind: 'choice', choices: [{ key: 'a', label: words }] })),
  },
  {
    name: 'bounds the wrong way round',
    code: 'bad-bounds',
    wrong: withItem(field({ kind: 'number', min: 2, max: 1 })),
    right: withItem(field({ kind: 'number', min: 1, max: 2 })),
  },
  {
    name: 'a lead time on what is no date',
    code: 'wrong-field-kind',
    wrong: withItem(field({ leadWorkingDays: 1 })),
    right: withItem(field({ kind: 'instant', leadWorkingDays: 1 })),
  },
  {
    name: 'a date by which a job would be found',
    code: 'wrong-field-kind',
    wrong: withItem(field({ kind: 'date', isSearched: true })),
    right: withItem(field({ isSearched: true })),
  },
  {
    name: 'a date suggested for a text',
    code: 'bad-suggestion',
    wrong: withItem(field({ suggests: { anchor: { fact: 'on' } } })),
    right: withItem(field({ kind: 'date', suggests: { anchor: { fact: 'on' } } })),
  },
  {
    name: 'document states out of order',
    code: 'bad-document',
    wrong: withItem(document({ key: 'letter', states: ['filed', 'signed', 'agreed'] })),
    right: withItem(document({ key: 'letter', states: ['filed', 'signed'] })),
  },
  {
    name: 'a document that attaches none',
    code: 'unknown-document',
    wrong: withItem(document({ key: 'letter', attaches: { document: 'sort', state: 'agreed' } })),
    right: withItem(document({ key: 'letter', attaches: { document: 'paper', state: 'agreed' } })),
  },
  {
    name: 'a document that attaches a state never reached',
    code: 'bad-document',
    wrong: withItem(document({ key: 'letter', attaches: { document: 'paper', state: 'delivered' } })),
    right: withItem(document({ key: 'letter', attaches: { document: 'paper', state: 'signed' } })),
  },
];

const moneyCases: readonly Case[] = [
  {
    name: 'percents above the whole',
    code: 'percents-above-100',
    wrong: withMilestones(
      milestone({ amount: { percent: 60 } }),
      milestone({ key: 'two', amount: { percent: 41 } }),
    ),
    right: withMilestones(
      milestone({ amount: { percent: 60 } }),
      milestone({ key: 'two', amount: { percent: 40 } }),
    ),
  },
  {
    name: 'percents below the whole and no rest',
    code: 'plan-not-whole',
    wrong: withMilestones(milestone({ amount: { percent: 60 } })),
    right: withMilestones(milestone({ amount: { percent: 60 } }), rest),
  },
  {
    name: 'a rest that is not last',
    code: 'rest-not-last',
    wrong: withMilestones(rest, milestone({ amount: { fixedMinor: 100 } })),
    right: withMilestones(
      milestone({ amount: { fixedMinor: 100 } }),
      rest,
      milestone({ key: 'fee', isWithinContract: false, amount: { field: 'price' } }),
    ),
  },
  {
    name: 'half a fen',
    code: 'bad-amount',
    wrong: withMilestones(milestone({ amount: { fixedMinor: 0.5 } }), rest),
    right: withMilestones(milestone({ amount: { fixedMinor: 5 } }), rest),
  },
  {
    name: 'an amount from a field that is no money',
    code: 'wrong-field-kind',
    wrong: withMilestones(milestone({ amount: { field: 'share' } }), rest),
    right: withMilestones(milestone({ amount: { field: 'price' } }), rest),
  },
  {
    name: 'money due after the stage that asks for it',
    code: 'paid-too-late',
    wrong: withMilestones(milestone({ paidBefore: 'open', due: { anchor: { stageEntered: 'done' } } })),
    right: withMilestones(milestone({ paidBefore: 'done', due: { anchor: { stageEntered: 'done' } } })),
  },
  {
    name: 'two milestones that wait for each other',
    code: 'cycle',
    wrong: withMilestones(
      milestone({
        key: 'one',
        amount: { percent: 50 },
        due: { anchor: { milestone: 'two', state: 'paid' } },
      }),
      milestone({ key: 'two', amount: { percent: 50 }, due: { anchor: { milestone: 'one', state: 'due' } } }),
    ),
    right: withMilestones(
      milestone({ key: 'one', amount: { percent: 50 } }),
      milestone({ key: 'two', amount: { percent: 50 }, due: { anchor: { milestone: 'one', state: 'due' } } }),
    ),
  },
  {
    name: 'a contract that waits for the money it calls due',
    code: 'cycle',
    wrong: {
      ...withItem(
        document({
          key: 'deed',
          states: ['filed', 'signed'],
          fileWhen: { milestone: 'whole', state: 'paid' },
        }),
      ),
      milestones: [milestone({ due: { anchor: { fact: 'deed.signed' } } })],
    },
    right: {
      ...withItem(document({ key: 'deed', states: ['filed', 'signed'], fileWhen: { fact: 'paper.agreed' } })),
      milestones: [milestone({ due: { anchor: { fact: 'deed.signed' } } })],
    },
  },
  {
    name: 'a date that suggests itself',
    code: 'cycle',
    wrong: withItem(field({ key: 'eve', kind: 'date', suggests: { anchor: { fact: 'eve' } } })),
    right: withItem(field({ key: 'eve', kind: 'date', suggests: { anchor: { fact: 'on' } } })),
  },
];

const timeCases: readonly Case[] = [
  {
    name: 'a clock time that no clock shows',
    code: 'bad-clock-time',
    wrong: withTask({ due: { anchor: { fact: 'on' }, at: '24:00' } }),
    right: withTask({ due: { anchor: { fact: 'on' }, at: '23:59' } }),
  },
  {
    name: 'half a day',
    code: 'bad-offset',
    wrong: withTask({ due: { anchor: { fact: 'on' }, offsets: [{ amount: 0.5, unit: 'days' }] } }),
    right: withTask({ due: { anchor: { fact: 'on' }, offsets: [{ amount: 12, unit: 'hours' }] } }),
  },
  {
    name: 'a notice of no use from the start',
    code: 'bad-offset',
    wrong: withNotice({ validFor: { amount: 0, unit: 'days' } }),
    right: withNotice({ validFor: { amount: 1, unit: 'hours' } }),
  },
  {
    name: 'a task given to what is no person',
    code: 'wrong-field-kind',
    wrong: withTask({ assignee: 'sort' }),
    right: withTask({ assignee: 'who' }),
  },
  {
    name: 'a notice to what is no person',
    code: 'wrong-field-kind',
    wrong: withNotice({ to: { staffField: 'on' } }),
    right: withNotice({ to: { staffField: 'who' } }),
  },
  {
    name: 'an agreed date that is none',
    code: 'wrong-field-kind',
    wrong: withTask({ agreedDateField: 'sort' }),
    right: withTask({ agreedDateField: 'on' }),
  },
  {
    name: 'a key date that is none',
    code: 'wrong-field-kind',
    wrong: { ...good, keyDate: 'who' },
    right: { ...good, keyDate: 'on' },
  },
  {
    name: 'progress that is no percent',
    code: 'wrong-field-kind',
    wrong: { ...good, progress: 'price' },
    right: { ...good, progress: 'share' },
  },
  {
    name: 'a placeholder that nobody fills',
    code: 'bad-placeholder',
    wrong: withNotice({ subject: text('{name}', '{name}', '{name}') }),
    right: withNotice({ subject: text('{customer}', '{customer}', '{customer}') }),
  },
  {
    name: 'a placeholder lost in one language',
    code: 'bad-placeholder',
    wrong: withNotice({ subject: text('{job}', '{job}', '項目') }),
    right: withNotice({ subject: text('{job}', '{job}', '項目 {job}') }),
  },
  {
    name: 'a placeholder on no fact',
    code: 'unknown-fact',
    wrong: withNotice({ body: text('{fact:off}', '{fact:off}', '{fact:off}') }),
    right: withNotice({ body: text('{fact:who}', '{fact:who}', '{fact:who}') }),
  },
];

describe('a wrong flow is refused beside its right neighbour', () => {
  it.each([...names, ...itemCases, ...moneyCases, ...timeCases])('$name: $code', ({ code, wrong, right }) => {
    expect(checkFlow(wrong).map((found) => found.code)).toContain(code);
    expect(checkFlow(right)).toEqual([]);
  });
});

it('reports a cycle of milestones once, with all its members', () => {
  const circle = withMilestones(
    milestone({ key: 'one', amount: { percent: 50 }, due: { anchor: { milestone: 'two', state: 'paid' } } }),
    milestone({ key: 'two', amount: { percent: 50 }, due: { anchor: { milestone: 'one', state: 'paid' } } }),
  );
  expect(checkFlow(circle)).toEqual([
    { code: 'cycle', at: 'milestone one', detail: 'milestone one -> milestone two -> milestone one' },
  ]);
});
