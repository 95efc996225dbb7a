import { describe, expect, it } from 'vitest';
import { renovation } from '#domain/trades/renovation/index';
import { wedding } from '#domain/trades/wedding/index';
import { blocking } from '#domain/planning/gate';
import {
  agreed,
  inAftercare,
  inConstruction,
  inquired,
  inSurvey,
} from '../../requirements/jobs/renovation-job';
import { visited } from '../../requirements/jobs/wedding-job';

const stages = renovation.stages.map(({ key }) => key);

describe('the gate', () => {
  it('names what the next stage waits for, and nothing of later stages', () => {
    const { missing } = inquired().plan();
    const stops = blocking(renovation, missing, { from: 'inquiry', to: 'survey' });
    expect(new Set(stops.map(({ stage }) => stage))).toEqual(new Set(['inquiry']));
    expect(stops.map(({ item }) => item)).toContain('area');
  });

  it('counts every stage that is skipped', () => {
    const { missing } = inSurvey().plan();
    const next = blocking(renovation, missing, { from: 'survey', to: 'design-and-quote' });
    const far = blocking(renovation, missing, { from: 'survey', to: 'acceptance' });
    expect(far.length).toBeGreaterThan(next.length);
    expect(far.slice(0, next.length)).toEqual(next);
    expect(far.map(({ stage }) => stage)).not.toContain('acceptance');
  });

  it('never blocks a move back, or to the same stage', () => {
    const { missing } = inConstruction().plan();
    for (const to of ['inquiry', 'survey', 'design-and-quote', 'construction'])
      expect(blocking(renovation, missing, { from: 'construction', to })).toEqual([]);
  });

  it('ignores earlier stages, though something in them is missing by now', () => {
    const job = inConstruction().customer({ phone: null });
    expect(job.needs('inquiry')).toEqual(['customer.phone']);
    const stops = blocking(renovation, job.plan().missing, { from: 'construction', to: 'acceptance' });
    expect(stops.map(({ item }) => item)).not.toContain('customer.phone');
  });

  it('lists what is missing in the order of the stages', () => {
    const order = inquired()
      .plan()
      .missing.map(({ stage }) => stages.indexOf(stage));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });

  it('opens on the whole payment, not on a part of it', () => {
    const job = visited().pay('intention-deposit', 99_999);
    expect(
      blocking(wedding, job.plan().missing, { from: 'consultation', to: 'intention' }).map(
        (missing) => missing.milestone,
      ),
    ).toEqual(['intention-deposit']);
    job.pay('intention-deposit');
    expect(blocking(wedding, job.plan().missing, { from: 'consultation', to: 'intention' })).toEqual([]);
  });

  it('of a closing job asks what becomes of money owed to the customer, and names the sum', () => {
    const job = inAftercare().record({ 'follow-up.result': 'met' }).log('follow-up.notes', '满意');
    const stops = () =>
      blocking(renovation, job.plan().missing, { from: 'aftercare', to: 'closed' }).map(
        ({ label, milestone, source }) => [label.en, milestone, source.length > 0],
      );
    expect(stops()).toEqual([]);
    job.changeOrder('less', -50_000);
    expect(stops()).toEqual([
      ['¥500.00 owed to the customer: refund it, or write why it is kept', 'difference', true],
    ]);
    expect(job.missing('aftercare')[0]?.label['zh-Hans']).toBe('应退客户 ¥500.00：请退款，或注明保留的原因');
  });

  it('asks for no refund of what nobody paid', () => {
    const job = agreed().changeOrder('less', -12_000_001);
    expect(job.milestone('difference').state).toBe('credit');
    expect(job.needs('aftercare')).not.toContain('difference');
  });

  it('names the source of each missing thing', () => {
    for (const { source } of agreed().plan().missing) expect(source.length).toBeGreaterThan(0);
  });
});
