import { describe, expect, it } from 'vitest';
import { instant } from '#domain/time/day';
import type { Resolution, Rule } from '#domain/rules/rule';
import { resolve } from '#domain/rules/resolve';
import { check, day, document, factOn, field, log, moment, viewOf } from '#test/kit/rules';

const wedding = field('wedding.on', 'date');
const survey = field('survey.at', 'instant');
const left = field('left.at', 'instant');
const progress = field('progress', 'percent');
const set = (on: string, at: number | null = null, isProvisional = false): Resolution => ({
  state: 'set',
  on: day(on),
  at: at === null ? null : instant(at),
  isProvisional,
});
const waiting = (...waitsFor: string[]): Resolution => ({ state: 'waiting', waitsFor });

describe('a rule on a date', () => {
  const balance: Rule = { anchor: { fact: 'wedding.on' }, offsets: [{ amount: -7, unit: 'days' }] };

  it('waits for the date, named by its key', () => {
    expect(resolve(balance, viewOf({ items: [wedding] }))).toEqual(waiting('wedding.on'));
  });

  it('counts from the date it holds and moves with it', () => {
    const on = (date: string) =>
      resolve(balance, viewOf({ items: [wedding], facts: [factOn('2026-01-05', 'wedding.on', date)] }));
    expect(on('2026-03-05')).toEqual(set('2026-02-26'));
    expect(on('2026-03-12')).toEqual(set('2026-03-05'));
  });

  it('gives the instant of its clock time on the resulting date', () => {
    const view = viewOf({ items: [wedding], facts: [factOn('2026-01-05', 'wedding.on', '2026-03-01')] });
    const rule: Rule = {
      anchor: { fact: 'wedding.on' },
      offsets: [{ amount: -1, unit: 'days' }],
      at: '17:30',
    };
    expect(resolve(rule, view)).toEqual(set('2026-02-28', moment('2026-02-28', '17:30')));
  });

  it('takes its offsets in order', () => {
    const view = viewOf({ items: [wedding], facts: [factOn('2026-01-05', 'wedding.on', '2026-01-31')] });
    const offsets = (...steps: NonNullable<Rule['offsets']>) =>
      resolve({ anchor: { fact: 'wedding.on' }, offsets: steps }, view);
    const month = { amount: 1, unit: 'months' } as const;
    const tenDays = { amount: 10, unit: 'days' } as const;
    expect(offsets(month, tenDays)).toEqual(set('2026-03-10'));
    expect(offsets(tenDays, month)).toEqual(set('2026-03-10'));
    expect(offsets({ amount: 1, unit: 'days' }, month)).toEqual(set('2026-03-01'));
    expect(offsets(month, { amount: 1, unit: 'days' })).toEqual(set('2026-03-01'));
    expect(offsets({ amount: 2, unit: 'weeks' }, { amount: 1, unit: 'years' })).toEqual(set('2027-02-14'));
  });

  it('counts hours of a whole day from its start', () => {
    const view = viewOf({ items: [wedding], facts: [factOn('2026-01-05', 'wedding.on', '2026-03-01')] });
    const rule: Rule = { anchor: { fact: 'wedding.on' }, offsets: [{ amount: -6, unit: 'hours' }] };
    expect(resolve(rule, view)).toEqual(set('2026-02-28', moment('2026-02-28', '18:00')));
  });
});

describe('a rule on an instant', () => {
  const at = moment('2026-02-28', '21:00');
  const view = viewOf({
    items: [survey, left],
    facts: [factOn('2026-02-20', 'survey.at', at), factOn('2026-02-28', 'left.at', at)],
  });

  it('gives the instant itself without offsets', () => {
    expect(resolve({ anchor: { fact: 'survey.at' } }, view)).toEqual(set('2026-02-28', at));
  });

  it('counts 48 hours on the clock, over the end of the month', () => {
    const rule: Rule = { anchor: { fact: 'left.at' }, offsets: [{ amount: 48, unit: 'hours' }] };
    expect(resolve(rule, view)).toEqual(set('2026-03-02', moment('2026-03-02', '21:00')));
  });

  it('drops the clock when it steps by days', () => {
    const rule: Rule = { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }] };
    expect(resolve(rule, view)).toEqual(set('2026-02-27'));
  });
});

describe('a rule on working days', () => {
  const start: Rule = {
    anchor: { latestOf: [{ fact: 'contract.signed' }, { milestone: 'down', state: 'paid' }] },
    offsets: [{ amount: 3, unit: 'workingDays' }],
  };
  const items = [document('contract', ['filed', 'signed'])];
  const signed = (on: string) => [
    factOn(on, 'contract.filed', { version: 1 }),
    factOn(on, 'contract.signed', { version: 1 }),
  ];
  const paid =
    (on: string, isProvisional = false) =>
    () => ({ on: day(on), at: moment(on, '15:00'), isProvisional });

  it('waits for all of several anchors and names those that are missing', () => {
    expect(resolve(start, viewOf({ items }))).toEqual(waiting('contract.signed', 'milestone:down'));
    expect(resolve(start, viewOf({ items, facts: signed('2026-02-10') }))).toEqual(waiting('milestone:down'));
  });

  it('counts from the later one, the day itself left out', () => {
    const input = { items, facts: signed('2026-02-10') };
    expect(resolve(start, viewOf({ ...input, milestonePoint: paid('2026-02-13') }))).toEqual(
      set('2026-02-25'),
    );
    expect(resolve(start, viewOf({ ...input, milestonePoint: paid('2026-02-04') }))).toEqual(
      set('2026-02-13'),
    );
  });

  it('takes the later instant of one day', () => {
    const anchor = start.anchor;
    const view = viewOf({ items, facts: signed('2026-02-13'), milestonePoint: paid('2026-02-13') });
    expect(resolve({ anchor }, view)).toEqual(set('2026-02-13', moment('2026-02-13', '15:00')));
  });

  it('is provisional when it crosses an unpublished year or counts from a provisional point', () => {
    const input = { items, facts: signed('2026-12-30') };
    const late = viewOf({ ...input, milestonePoint: paid('2026-12-01') });
    expect(resolve(start, late)).toEqual(set('2027-01-04', null, true));
    const unsure = viewOf({ items, facts: signed('2026-02-13'), milestonePoint: paid('2026-02-10', true) });
    expect(resolve(start, unsure)).toEqual(set('2026-02-25', null, true));
    expect(resolve({ anchor: start.anchor, offsets: [{ amount: 2, unit: 'hours' }] }, unsure)).toMatchObject({
      isProvisional: true,
    });
  });

  it("leaves out the shop's closures", () => {
    const closures = [{ from: day('2026-02-24'), to: day('2026-02-24') }];
    const view = viewOf({ items, facts: signed('2026-02-13'), milestonePoint: paid('2026-02-13'), closures });
    expect(resolve(start, view)).toEqual(set('2026-02-26'));
  });
});

describe('a rule on a stage', () => {
  it('counts from when it was first entered', () => {
    const rule: Rule = { anchor: { stageEntered: 'work' }, offsets: [{ amount: 1, unit: 'days' }] };
    expect(resolve(rule, viewOf())).toEqual(waiting('stage:work'));
    const view = viewOf({ stageEntries: { work: moment('2026-03-01', '23:59') } });
    expect(resolve(rule, view)).toEqual(set('2026-03-02'));
  });
});

describe('a rule on a statement', () => {
  const rule: Rule = { anchor: { fact: 'logo.approved' } };

  it('counts from when it was recorded', () => {
    const view = viewOf({
      items: [check('logo.approved')],
      facts: [factOn('2026-03-03', 'logo.approved', true)],
    });
    expect(resolve(rule, view)).toEqual(set('2026-03-03', moment('2026-03-03')));
  });

  it.each([false, null, ''])('waits while its value is %j', (value) => {
    const view = viewOf({
      items: [check('logo.approved')],
      facts: [factOn('2026-03-03', 'logo.approved', value)],
    });
    expect(resolve(rule, view)).toEqual(waiting('logo.approved'));
  });

  it('counts from the date of the document itself', () => {
    const items = [document('contract', ['filed', 'signed'])];
    const facts = [
      factOn('2026-03-03', 'contract.filed', { version: 2 }),
      factOn('2026-03-09', 'contract.signed', { version: 2, on: '2026-03-05' }),
    ];
    expect(resolve({ anchor: { fact: 'contract.signed' } }, viewOf({ items, facts }))).toEqual(
      set('2026-03-05'),
    );
  });

  it('of a log counts from its latest entry', () => {
    const facts = [
      factOn('2026-03-03', 'contact', { note: 'called', on: '2026-03-02' }, 1),
      factOn('2026-03-09', 'contact', { note: 'wrote' }, 2),
    ];
    const view = viewOf({ items: [log('contact')], facts });
    expect(resolve({ anchor: { fact: 'contact' } }, view)).toEqual(set('2026-03-09', moment('2026-03-09')));
  });
});

describe('a rule that compares', () => {
  const half: Rule = { anchor: { fact: 'progress', atLeast: 50 } };
  const passed: Rule = { anchor: { fact: 'result', is: 'pass' } };
  const result = field('result', 'choice');

  it('waits until the value satisfies', () => {
    const at = (value: number) =>
      resolve(half, viewOf({ items: [progress], facts: [factOn('2026-03-03', 'progress', value)] }));
    expect(at(49)).toEqual(waiting('progress'));
    expect(at(50)).toEqual(set('2026-03-03', moment('2026-03-03')));
    const inspected = (value: string) =>
      resolve(passed, viewOf({ items: [result], facts: [factOn('2026-03-03', 'result', value)] }));
    expect(inspected('fail')).toEqual(waiting('result'));
    expect(inspected('pass')).toEqual(set('2026-03-03', moment('2026-03-03')));
  });

  it('can compare with no', () => {
    const rule: Rule = { anchor: { fact: 'extras', is: false } };
    const view = viewOf({
      items: [field('extras', 'yesno')],
      facts: [factOn('2026-03-03', 'extras', false)],
    });
    expect(resolve(rule, view)).toEqual(set('2026-03-03', moment('2026-03-03')));
  });

  it('stays where the value was first reached while it goes on, and starts anew after falling below', () => {
    const recorded = [30, 50, 60, 40, 55, 80].map((value, index) =>
      factOn(`2026-03-0${index + 1}`, 'progress', value, index + 1),
    );
    const after = (count: number) =>
      resolve(
        half,
        viewOf({
          items: [progress],
          facts: recorded.slice(count - 1, count),
          earlierFacts: recorded.slice(0, count - 1),
        }),
      );
    expect(after(1)).toEqual(waiting('progress'));
    expect(after(2)).toEqual(set('2026-03-02', moment('2026-03-02')));
    expect(after(3)).toEqual(set('2026-03-02', moment('2026-03-02')));
    expect(after(4)).toEqual(waiting('progress'));
    expect(after(6)).toEqual(set('2026-03-05', moment('2026-03-05')));
  });
});
