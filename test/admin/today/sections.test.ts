import { describe, expect, it } from 'vitest';
import type { DueItem, ReadyItem, TaskItem } from '#contract/shop/today-answers';
import { garage } from '#test/kit/garage';
import { factsOf, formOf, newEntry } from '../../../admin/today/results.ts';
import {
  countOf,
  cutSections,
  sectionKeys,
  sectionsOf,
  type Beyond,
  type SectionKey,
} from '../../../admin/today/sections.ts';
import { openMoneyOf } from '../../../admin/today/tiles.tsx';

const words = { en: 'Task', 'zh-Hans': '任务', 'zh-Hant': '任務' };
const job = {
  jobId: 'job_1',
  jobNumber: 1001,
  jobTitle: 'Car',
  jobVersion: 1,
  flow: 'garage',
  flowVersion: 1,
  customerName: 'Li',
  customerPhone: null,
};
const task = (id: string, more: Partial<TaskItem> = {}): TaskItem => ({
  ...job,
  id,
  key: 'call',
  label: words,
  party: null,
  assigneeId: 'stf_1',
  duty: null,
  dutyLabel: null,
  isUnkept: false,
  dueOn: '2026-03-02',
  dueAt: null,
  isProvisional: false,
  isUrgent: false,
  isLate: false,
  missedAt: null,
  asks: null,
  isMovable: false,
  ...more,
});
const money = (id: string, dueOn: string): DueItem => ({
  ...job,
  milestone: {
    id,
    key: 'whole',
    label: words,
    title: null,
    amountMinor: 100,
    paidMinor: 0,
    dueOn,
    isProvisional: false,
    state: 'due',
  },
  dueOn,
  ownerId: null,
  currency: 'CNY',
});
const linesOf = (tasks: TaskItem[], due: DueItem[] = [], ready: ReadyItem[] = []) => {
  const sections = sectionsOf(
    {
      today: '2026-03-02',
      sections: [
        { kind: 'tasks', items: tasks, nextCursor: null },
        { kind: 'milestones', items: due, hasMore: false, moreCount: 0, isCapped: false },
      ],
    },
    [],
    ready,
  );
  return sectionKeys.map((key) => sections[key].map(({ id }) => id));
};

describe('the sections of Today', () => {
  it('are overdue, today, later and to take; what is late is overdue though nobody has taken it', () => {
    const open = { duty: 'desk', assigneeId: null };
    expect(
      linesOf([
        task('late', { isLate: true, dueOn: '2026-03-01' }),
        task('late-open', { isLate: true, dueOn: '2026-02-28', ...open }),
        task('now'),
        task('later', { dueOn: '2026-03-05' }),
        task('open', open),
      ]),
    ).toEqual([['late-open', 'late'], ['now'], ['later'], ['open'], []]);
  });

  it('have the hour before the whole day, what has no day last, and money by its day', () => {
    const tasks = [
      task('day'),
      task('hour', { dueAt: 1_000 }),
      task('none', { dueOn: null }),
      task('friday', { dueOn: '2026-03-06' }),
    ];
    const due = [money('owed', '2026-02-20'), money('soon', '2026-03-05'), money('today', '2026-03-02')];
    expect(linesOf(tasks, due)).toEqual([
      ['owed'],
      ['hour', 'day', 'today'],
      ['soon', 'friday', 'none'],
      [],
      [],
    ]);
  });

  it('have the jobs that may move on behind all work', () => {
    expect(linesOf([task('now')], [], [{ ...job, stage: 'book' }])).toEqual([
      [],
      ['now'],
      [],
      [],
      ['ready:job_1'],
    ]);
  });

  it('add up the open money of a section in one currency, and of several nothing', () => {
    const line = (id: string, more: Partial<DueItem> = {}) => ({
      kind: 'money' as const,
      id,
      due: { ...money(id, '2026-03-02'), ...more },
    });
    expect(openMoneyOf([line('a'), line('b')])).toEqual({ minor: 200, currency: 'CNY' });
    expect(openMoneyOf([line('a'), line('b', { currency: 'JPY' })])).toBeNull();
    expect(openMoneyOf([])).toBeNull();
  });
});

describe('the form of a result', () => {
  const asked = task('call', { asks: { list: 'calls', preset: { purpose: 'visit' } } });

  it('has the outcomes of the field that closes the task, and leaves out what is preset', () => {
    const form = formOf(garage, asked);
    expect(form?.outcomes.map(({ choice, isClosing }) => [choice.key, isClosing])).toEqual([
      ['reached', true],
      ['moved', true],
      ['no-answer', false],
    ]);
    expect(form?.fields.map(({ key }) => key)).toEqual(['result', 'said']);
    if (form === null) throw new Error('a form');
    const entry = newEntry(form.list);
    expect(factsOf(entry, form, { result: 'moved' })).toEqual([
      { key: `calls/${entry.id}/purpose`, value: 'visit' },
      { key: `calls/${entry.id}/result`, value: 'moved' },
    ]);
  });

  it('is none of a task that asks for nothing, nor before its flow has come', () => {
    expect(formOf(garage, task('plain'))).toBeNull();
    expect(formOf(null, asked)).toBeNull();
  });

  it.each<[string, Partial<Beyond>, readonly SectionKey[]]>([
    ['nothing is left out', {}, []],
    ['tasks go on after a late day', { taskDay: '2026-03-01' }, ['overdue', 'now', 'later', 'toTake']],
    ['tasks go on after a later day', { taskDay: '2026-03-05' }, ['later', 'toTake']],
    ['tasks go on after the last one without a day', { taskDay: null }, ['later', 'toTake']],
    ['money goes on after a late day', { moneyDay: '2026-03-01' }, ['overdue', 'now', 'later']],
    ['money goes on after today', { moneyDay: '2026-03-02' }, ['now', 'later']],
    ['more jobs may move on', { hasReady: true }, ['ready']],
  ])('say that there is more than they list: %s', (_, beyond, expected) => {
    const cut = cutSections(
      { taskDay: undefined, moneyDay: undefined, hasReady: false, ...beyond },
      '2026-03-02',
    );
    expect(sectionKeys.filter((key) => cut.has(key))).toEqual(expected);
    const sections = { overdue: [], now: [], later: [], toTake: [], ready: [] };
    expect(countOf('later', { sections, cut })).toBe(expected.includes('later') ? '0+' : '0');
  });
});
