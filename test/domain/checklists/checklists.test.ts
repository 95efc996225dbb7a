import { describe, expect, it } from 'vitest';
import { currentFacts } from '#contract/jobs/job-projection';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { FlowIssueCode } from '#domain/flow/check/issue';
import type { ChecklistItem, Flow } from '#domain/flow/flow';
import { isOwnValue } from '#domain/planning/plan-inputs';
import { planMilestones } from '#domain/planning/plan-milestones';
import type { FactKey } from '#domain/rules/fact';
import { acceptance, handoverFlow, rehearsal } from '#test/kit/flows/handover';
import { chinaCalendar } from '#test/kit/rules';
import { walk, type Walk } from '../../requirements/walk';

const calendar = chinaCalendar();
const valueOf = (job: Walk, key: FactKey) =>
  planMilestones({ flow: handoverFlow, state: job.state(), calendar }).view.factValue(key);
const resultOf = (job: Walk) =>
  (['answered', 'passed', 'score'] as const).map((fact) => valueOf(job, `acceptance.${fact}`));
const opened = () => walk(handoverFlow, '2026-03-02');
const met = {
  'acceptance.walls': 'met',
  'acceptance.tiles': 'met',
  'acceptance.drains': 'met',
  'acceptance.sockets': 'met',
  'acceptance.pressure': 7,
};

it('the flow of the tests is one the house can run', () => {
  expect(checkFlow(handoverFlow)).toEqual([]);
});

describe('a checklist', () => {
  it('lacks each standard until it is answered, and passes once none is missed', () => {
    const begun = opened().record({ 'acceptance.walls': 'met', 'acceptance.pressure': 0 });
    expect(begun.needs('acceptance')).toEqual([
      'acceptance.tiles',
      'acceptance.drains',
      'acceptance.sockets',
      'acceptance.pressure.note',
      'acceptance',
    ]);
    expect(resultOf(begun)).toEqual([false, false, 50]);
    const done = begun.record(met);
    expect(done.needs('acceptance')).toEqual([]);
    expect(resultOf(done)).toEqual([true, true, 100]);
  });

  it('with a miss needs its note, and passes by its mark', () => {
    const missed = opened().record({ ...met, 'acceptance.tiles': 'missed' });
    expect(missed.needs('acceptance')).toEqual(['acceptance.tiles.note', 'acceptance']);
    expect(resultOf(missed)).toEqual([false, false, 80]);
    const noted = missed.record({ 'acceptance.tiles.note': 'Hollow by the door' });
    expect(resultOf(noted)).toEqual([true, true, 80]);
    const twice = noted.record({ 'acceptance.drains': 'missed', 'acceptance.drains.note': 'Slow' });
    expect(resultOf(twice)).toEqual([true, false, 60]);
    expect(twice.needs('acceptance')).toEqual(['acceptance']);
  });

  it('leaves out of its score what does not apply', () => {
    const job = opened().record({ ...met, 'acceptance.drains': 'na', 'acceptance.sockets': 'na' });
    expect(resultOf(job)).toEqual([true, true, 100]);
    expect(resultOf(opened())).toEqual([false, false, null]);
  });

  it('judges a figure by its bounds, the ends included', () => {
    const at = (figure: number) => resultOf(opened().record({ ...met, 'acceptance.pressure': figure }))[2];
    expect([5.9, 6, 8, 8.1].map(at)).toEqual([80, 100, 100, 80]);
  });

  it('asks for a standard only while its condition holds', () => {
    const acts = { 'rehearsed.walk': 'met', 'rehearsed.rings': 'met', 'rehearsed.cake': 'met' };
    const job = opened().record({ 'rehearsal.on': '2026-03-01', ...acts });
    expect(job.needs('rehearsal')).toEqual([]);
    expect(job.record({ 'has-children': true }).needs('rehearsal')).toEqual(['rehearsed.children']);
  });

  it('reads a tick of the time before it as met', () => {
    const ticked = opened().tick('rehearsed.walk', 'rehearsed.rings', 'rehearsed.cake');
    expect(ticked.needs('rehearsal')).toEqual([]);
    expect(valueOf(ticked, 'rehearsed.score')).toBe(100);
  });

  it('plans tasks by its result', () => {
    const failed = opened().record({
      ...met,
      'rehearsal.on': '2026-03-01',
      'acceptance.tiles': 'missed',
      'acceptance.tiles.note': 'Hollow',
      'acceptance.walls': 'missed',
      'acceptance.walls.note': 'Uneven',
    });
    expect(failed.task('again')?.state).toBe('open');
    expect(failed.record({ 'acceptance.walls': 'met' }).task('again')?.state).not.toBe('open');
  });

  it('has its score in the row of the job, and is planned with each mark', () => {
    const job = opened().record({ ...met, 'acceptance.tiles': 'missed' });
    expect(currentFacts({ flow: handoverFlow, state: job.state() })).toMatchObject({
      acceptance: 80,
      rehearsed: null,
    });
    expect(isOwnValue(handoverFlow, 'acceptance.tiles')).toBe(false);
    expect(isOwnValue(handoverFlow, 'acceptance.tiles.note')).toBe(false);
  });
});

interface Case {
  readonly name: string;
  readonly code: FlowIssueCode;
  readonly wrong: Partial<ChecklistItem>;
  readonly right: Partial<ChecklistItem>;
}

const [walls] = acceptance.standards;
const figure = acceptance.standards.at(-1);
if (walls === undefined || figure?.kind !== 'figure') throw new Error('the acceptance has its standards');

const withAcceptance = (over: Partial<ChecklistItem>): Flow => ({
  ...handoverFlow,
  items: handoverFlow.items.map((item) => (item === acceptance ? { ...acceptance, ...over } : item)),
});

const cases: readonly Case[] = [
  { name: 'no standards', code: 'bad-checklist', wrong: { standards: [] }, right: { standards: [walls] } },
  {
    name: 'two standards of one key',
    code: 'duplicate-key',
    wrong: { standards: [walls, walls] },
    right: { standards: [walls, { ...walls, key: 'doors' }] },
  },
  {
    name: 'a standard called like the result',
    code: 'reserved-key',
    wrong: { standards: [{ ...walls, key: 'score' }] },
    right: { standards: [{ ...walls, key: 'scored' }] },
  },
  {
    name: 'bounds that no figure meets',
    code: 'bad-bounds',
    wrong: { standards: [{ ...figure, atLeast: 9 }] },
    right: { standards: [{ ...figure, atLeast: 8 }] },
  },
  {
    name: 'a judged bound that cannot be written',
    code: 'bad-bounds',
    wrong: { standards: [{ ...figure, max: 7 }] },
    right: { standards: [{ ...figure, max: 8 }] },
  },
  { name: 'a pass mark over 100', code: 'bad-checklist', wrong: { passMark: 101 }, right: { passMark: 100 } },
  {
    name: 'a score of a date',
    code: 'wrong-field-kind',
    wrong: { scores: 'rehearsal.on' },
    right: { scores: 'inspector' },
  },
  {
    name: 'a standard asked for by nothing known',
    code: 'unknown-fact',
    wrong: { standards: [{ ...walls, when: { fact: 'doors' } }] },
    right: { standards: [{ ...walls, when: { fact: 'has-children' } }] },
  },
  {
    name: 'written only once it is passed',
    code: 'cycle',
    wrong: { writeWhen: { fact: 'acceptance.passed' } },
    right: { writeWhen: { fact: 'rehearsed.passed' } },
  },
];

describe('the flow check of a checklist', () => {
  it.each(cases)('refuses $name', ({ code, wrong, right }) => {
    expect(checkFlow(withAcceptance(wrong)).map((found) => found.code)).toContain(code);
    expect(checkFlow(withAcceptance(right)).map((found) => found.code)).not.toContain(code);
  });

  it('knows the rehearsal by the keys of the ticks before it', () => {
    expect(rehearsal.standards.map(({ key }) => `${rehearsal.key}.${key}`)).toContain('rehearsed.walk');
  });
});
