import { describe, expect, it } from 'vitest';
import type { CheckItem, FieldItem, Flow, ListItem } from '#domain/flow/flow';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { TaskPlan } from '#domain/flow/task-plan';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { FlowIssueCode } from '#domain/flow/check/issue';
import type { Condition } from '#domain/rules/rule';
import { text } from '#domain/texts/text';
import { document, field, good, milestone, notice, task } from '#test/domain/flow/small-flow';
import { visitsFlow } from '#test/kit/visits';

const choices = [{ key: 'a', label: text('A', 'A', 'A') }];
const list: ListItem = { ...field(), item: 'list', key: 'calls', title: 'about' };
const about = field({ key: 'about', of: 'calls' });
const call = field({ key: 'call.at', kind: 'instant', of: 'calls' });
const caller = field({ key: 'caller', kind: 'staff', of: 'calls' });
const said = field({ key: 'said', kind: 'choice', choices, of: 'calls' });
const heard: CheckItem = { ...field({ key: 'acknowledged', of: 'calls' }), item: 'check' };

/** The small flow with a list of calls; each case changes one thing. */
const withList = (over: Partial<ListItem> = {}, ...more: Flow['items']): Flow => ({
  ...good,
  items: [...good.items, { ...list, ...over }, about, call, caller, said, heard, ...more],
});
const withItem = (over: Partial<FieldItem>): Flow => withList({}, field(over));
const when = (condition: Condition, of?: string): Flow =>
  withItem({ when: condition, ...(of === undefined ? {} : { of }) });
const withTask = (over: Partial<TaskPlan>): Flow => ({ ...withList(), tasks: [task(over)] });
const withNotice = (over: Partial<NoticePlan>): Flow => ({ ...withList(), notices: [notice(over)] });

interface Case {
  readonly name: string;
  readonly code: FlowIssueCode;
  readonly wrong: Flow;
  /** The nearest flow that is right. */
  readonly right: Flow;
}

const lists: readonly Case[] = [
  {
    name: 'an item of no list',
    code: 'unknown-list',
    wrong: withItem({ of: 'visits' }),
    right: withItem({ of: 'calls' }),
  },
  {
    name: 'a list in a list',
    code: 'bad-list',
    wrong: withList(
      {},
      { ...list, key: 'notes', title: 'note', of: 'calls' },
      field({ key: 'note', of: 'notes' }),
    ),
    right: withList({}, { ...list, key: 'notes', title: 'note' }, field({ key: 'note', of: 'notes' })),
  },
  {
    name: 'a document in an entry',
    code: 'bad-list',
    wrong: withList({}, document({ key: 'sheet', of: 'calls' })),
    right: withList({}, document({ key: 'sheet' })),
  },
  {
    name: 'a list that is called by a tick',
    code: 'bad-list',
    wrong: withList({ title: 'acknowledged' }),
    right: withList({ title: 'call.at' }),
  },
  {
    name: 'a list that is called by an item of the job',
    code: 'bad-list',
    wrong: withList({ title: 'sort' }),
    right: withList({ title: 'said' }),
  },
  {
    name: 'a list that an item of the job closes',
    code: 'bad-list',
    wrong: withList({ closedBy: 'ready' }),
    right: withList({ closedBy: 'acknowledged' }),
  },
  {
    name: 'a least number of a list that nobody needs',
    code: 'bad-list',
    wrong: withList({ atLeast: 2 }),
    right: withList({ atLeast: 2, isRequired: true }),
  },
  {
    name: 'a list that one person writes',
    code: 'bad-list',
    wrong: withList({ by: [{ role: 'finance' }] }),
    right: withList({}, field({ by: [{ role: 'finance' }], of: 'calls' })),
  },
  {
    name: 'a job that would be found by an entry',
    code: 'bad-list',
    wrong: withItem({ of: 'calls', isSearched: true }),
    right: withItem({ isSearched: true }),
  },
  {
    name: 'a key date in an entry',
    code: 'entry-out-of-scope',
    wrong: { ...withList(), keyDate: 'call.at' },
    right: { ...withList(), keyDate: 'on' },
  },
];

const scopes: readonly Case[] = [
  {
    name: 'a question across a list without its entries',
    code: 'entry-out-of-scope',
    wrong: when({ fact: 'call.at' }),
    right: when({ list: 'calls', some: { fact: 'call.at' } }),
  },
  {
    name: 'a list asked as a fact',
    code: 'entry-out-of-scope',
    wrong: when({ fact: 'calls' }),
    right: when({ list: 'calls', atLeast: 1 }),
  },
  {
    name: 'a question to entries of what is none',
    code: 'unknown-list',
    wrong: when({ list: 'sort' }),
    right: when({ list: 'calls' }),
  },
  {
    name: 'later outside of an entry',
    code: 'entry-out-of-scope',
    wrong: when({ later: 'calls' }),
    right: when({ later: 'calls' }, 'calls'),
  },
  {
    name: 'half an entry',
    code: 'bad-list',
    wrong: when({ list: 'calls', atLeast: 0.5 }),
    right: when({ list: 'calls', atLeast: 2 }),
  },
  {
    name: 'since a fact of an entry',
    code: 'entry-out-of-scope',
    wrong: when({ list: 'calls', since: 'call.at' }),
    right: when({ list: 'calls', since: 'on' }),
  },
  {
    name: 'an anchor in an entry without its list',
    code: 'entry-out-of-scope',
    wrong: withTask({ due: { anchor: { fact: 'call.at' } } }),
    right: withTask({ due: { anchor: { list: 'calls', item: 'call.at', pick: 'last' } } }),
  },
  {
    name: 'an anchor on an item that the list lacks',
    code: 'entry-out-of-scope',
    wrong: withTask({ due: { anchor: { list: 'calls', item: 'on', pick: 'first' } } }),
    right: withTask({ due: { anchor: { list: 'calls', item: 'call.at', pick: 'first' } } }),
  },
  {
    name: 'an anchor on the value of an entry',
    code: 'bad-list',
    wrong: withTask({ forEach: 'calls', due: { anchor: { fact: 'said', is: 'a' } } }),
    right: withTask({ forEach: 'calls', due: { anchor: { fact: 'said' } } }),
  },
  {
    name: 'a task for each of nothing',
    code: 'unknown-list',
    wrong: withTask({ forEach: 'sort' }),
    right: withTask({ forEach: 'calls' }),
  },
  {
    name: 'a task for each entry, named as tasks by hand are',
    code: 'reserved-key',
    wrong: withTask({ key: 'manual', forEach: 'calls' }),
    right: withTask({ key: 'manual' }),
  },
  {
    name: 'a task given to a person of an entry that it is not of',
    code: 'entry-out-of-scope',
    wrong: withTask({ assignee: 'caller' }),
    right: withTask({ assignee: 'caller', forEach: 'calls' }),
  },
  {
    name: 'a notice that speaks of an entry that it is not of',
    code: 'entry-out-of-scope',
    wrong: withNotice({ body: text('{fact:about}', '{fact:about}', '{fact:about}') }),
    right: withNotice({ forEach: 'calls', body: text('{fact:about}', '{fact:about}', '{fact:about}') }),
  },
  {
    name: 'money due in an entry',
    code: 'entry-out-of-scope',
    wrong: { ...withList(), milestones: [milestone({ due: { anchor: { fact: 'call.at' } } })] },
    right: {
      ...withList(),
      milestones: [milestone({ due: { anchor: { list: 'calls', item: 'call.at', pick: 'first' } } })],
    },
  },
];

const smallWords: readonly Case[] = [
  {
    name: 'several choices of nothing',
    code: 'empty-choices',
    wrong: withItem({ kind: 'choices' }),
    right: withItem({ kind: 'choices', choices }),
  },
  {
    name: 'a choice whose key parts the choices',
    code: 'bad-key',
    wrong: withItem({ kind: 'choices', choices: choices.map((choice) => ({ ...choice, key: 'a,b' })) }),
    right: withItem({ kind: 'choice', choices: choices.map((choice) => ({ ...choice, key: 'a,b' })) }),
  },
  {
    name: 'a part of several asked of one choice',
    code: 'wrong-value',
    wrong: when({ fact: 'sort', has: 'a' }),
    right: when({ fact: 'sort', is: 'a' }),
  },
  {
    name: 'a most of what is no measure',
    code: 'wrong-value',
    wrong: when({ fact: 'sort', atMost: 5 }),
    right: when({ fact: 'share', atMost: 5 }),
  },
  {
    name: 'a value that waits for itself',
    code: 'cycle',
    wrong: withItem({ writeWhen: { fact: 'extra' } }),
    right: withItem({ writeWhen: { fact: 'ready' } }),
  },
  {
    name: 'an item that waits for no fact',
    code: 'unknown-fact',
    wrong: withItem({ writeWhen: { fact: 'paper' } }),
    right: withItem({ writeWhen: { fact: 'paper.signed' } }),
  },
  {
    name: 'an item that nobody writes',
    code: 'empty-group',
    wrong: withItem({ by: [] }),
    right: withItem({ by: [{ staffField: 'who' }] }),
  },
  {
    name: 'an item written by what is no person',
    code: 'wrong-field-kind',
    wrong: withItem({ by: [{ staffField: 'sort' }] }),
    right: withItem({ by: [{ role: 'manager' }] }),
  },
  {
    name: 'a document that one person records',
    code: 'bad-document',
    wrong: withList({}, document({ key: 'sheet', by: [{ role: 'finance' }] })),
    right: withList({}, document({ key: 'sheet', writeWhen: { fact: 'ready' } })),
  },
  {
    name: 'a part of nothing',
    code: 'unknown-fact',
    wrong: withItem({ partOf: 'whole' }),
    right: withItem({ partOf: 'price' }),
  },
  {
    name: 'a part of an item that has no column',
    code: 'bad-part',
    wrong: withItem({ partOf: 'about' }),
    right: withItem({ partOf: 'share' }),
  },
  {
    name: 'a text that lies in the past',
    code: 'wrong-field-kind',
    wrong: withItem({ notAfterToday: true }),
    right: withItem({ kind: 'date', notAfterToday: true }),
  },
  {
    name: 'a past day that is booked ahead',
    code: 'bad-bounds',
    wrong: withItem({ kind: 'date', notAfterToday: true, leadWorkingDays: 1 }),
    right: withItem({ kind: 'date', leadWorkingDays: 1 }),
  },
  {
    name: 'steps for some choices only',
    code: 'bad-offset',
    wrong: withTask({ due: { anchor: { fact: 'on' }, offsetsBy: { fact: 'sort', of: {} } } }),
    right: withTask({ due: { anchor: { fact: 'on' }, offsetsBy: { fact: 'sort', of: { a: [] } } } }),
  },
  {
    name: 'steps for a choice that the field lacks',
    code: 'wrong-value',
    wrong: withTask({ due: { anchor: { fact: 'on' }, offsetsBy: { fact: 'sort', of: { a: [], z: [] } } } }),
    right: withTask({
      due: {
        anchor: { fact: 'on' },
        offsetsBy: { fact: 'sort', of: { a: [{ amount: 5, unit: 'minutes' }] } },
      },
    }),
  },
  {
    name: 'an earliest of nothing',
    code: 'empty-group',
    wrong: withTask({ due: { anchor: { earliestOf: [] } } }),
    right: withTask({ due: { anchor: { earliestOf: [{ fact: 'on' }] }, at: 'closing' } }),
  },
];

describe('a wrong flow with lists is refused beside its right neighbour', () => {
  it.each([...lists, ...scopes, ...smallWords])('$name: $code', ({ code, wrong, right }) => {
    expect(checkFlow(right)).toEqual([]);
    expect(checkFlow(wrong).map((found) => found.code)).toContain(code);
  });

  it('and the flow of the tests, which uses every word, is right', () => {
    expect(checkFlow(visitsFlow)).toEqual([]);
  });
});
