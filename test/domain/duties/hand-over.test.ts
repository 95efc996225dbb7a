import { describe, expect, it } from 'vitest';
import { garage } from '#test/kit/garage';
import { moment } from '#test/kit/rules';
import { walk, type Walk } from '../../requirements/walk';

const opened = () => walk(garage, '2026-03-02').record({ mechanic: 'stf_li' });
const takes = (job: Walk) =>
  job
    .state()
    .tasks.filter(({ key, state }) => key.startsWith('take/') && state !== 'dropped')
    .map(({ key, state, assigneeId, duty }) => [key, state, assigneeId ?? duty]);
const handedOver = (job: Walk) =>
  job
    .plan()
    .notices.filter(({ key }) => key === 'handed-over')
    .map(({ to, sendAt }) => [to, sendAt]);
const holder = (job: Walk) => {
  const { holderId, holderDuty } = job.state().job;
  return [holderDuty, holderId];
};

describe('a stage with a holder', () => {
  it('is of its duty until somebody takes it, who then holds the job', () => {
    const job = opened();
    expect(holder(job)).toEqual(['desk', null]);
    expect(takes(job)).toEqual([['take/book', 'open', 'desk']]);
    expect(handedOver(job)).toEqual([[{ duty: 'desk' }, moment('2026-03-02')]]);
    job.record({ 'taken.book': 'stf_ann' });
    expect(holder(job)).toEqual(['desk', 'stf_ann']);
    expect(takes(job)).toEqual([['take/book', 'done', 'stf_ann']]);
    expect(handedOver(job)).toEqual([]);
  });

  it('is handed over when the job comes to one of another holder', () => {
    const job = opened().record({ 'taken.book': 'stf_ann' }).on('2026-03-03').enter('quote');
    expect(holder(job)).toEqual([null, 'stf_li']);
    expect(takes(job)).toEqual([
      ['take/book', 'done', 'stf_ann'],
      ['take/quote', 'open', 'stf_li'],
    ]);
    expect(handedOver(job)).toEqual([[{ staffField: 'mechanic' }, moment('2026-03-03')]]);
  });

  it('is not handed over to the one who has the job already', () => {
    const job = opened().on('2026-03-03').enter('quote').record({ 'taken.quote': 'stf_li' });
    job.on('2026-03-04').enter('repair');
    expect(holder(job)).toEqual([null, 'stf_li']);
    expect(takes(job).filter(([, state]) => state === 'open')).toEqual([]);
    expect(handedOver(job)).toEqual([]);
  });

  it('is handed back on the way back, and taken anew', () => {
    const job = opened().record({ 'taken.book': 'stf_ann' }).on('2026-03-03').enter('quote');
    job.on('2026-03-04').enter('book');
    expect(holder(job)).toEqual(['desk', null]);
    expect(takes(job)).toEqual([['take/book', 'open', 'desk']]);
    expect(handedOver(job)).toEqual([[{ duty: 'desk' }, moment('2026-03-04')]]);
    job.on('2026-03-04', '11:00').record({ 'taken.book': 'stf_bob' });
    expect(holder(job)).toEqual(['desk', 'stf_bob']);
  });

  it('is taken by whoever its field names, and by another once that one is named', () => {
    const job = opened().on('2026-03-03').enter('quote').record({ 'taken.quote': 'stf_li' });
    expect(takes(job)).toContainEqual(['take/quote', 'done', 'stf_li']);
    job.record({ mechanic: 'stf_wu' });
    expect(holder(job)).toEqual([null, 'stf_wu']);
    expect(takes(job)).toContainEqual(['take/quote', 'open', 'stf_wu']);
  });

  it('has nobody to take it while its field names nobody', () => {
    const job = opened().record({ mechanic: null }).on('2026-03-03').enter('quote');
    expect(holder(job)).toEqual([null, null]);
    expect(takes(job).filter(([key]) => key === 'take/quote')).toEqual([]);
  });

  it('climbs on the next working day when nobody takes it; on a day off it is due on the next working day', () => {
    const late = (job: Walk) =>
      job
        .plan()
        .notices.filter(({ key }) => key === 'task-late')
        .map(({ taskKey, to, sendAt }) => [taskKey, to, sendAt]);
    expect(late(opened())).toContainEqual(['take/book', 'managers', moment('2026-03-03')]);
    const saturday = walk(garage, '2026-03-07');
    expect(saturday.task('take/book')?.dueOn).toBe('2026-03-09');
  });

  it('has no holder in a stage of which the flow says nothing', () => {
    expect(holder(opened().on('2026-03-04').enter('done'))).toEqual([null, null]);
  });
});
