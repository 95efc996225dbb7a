import { describe, expect, it } from 'vitest';
import { holds } from '#domain/rules/condition';
import type { Condition } from '#domain/rules/rule';
import { check, day, document, factOn, field, line, moment, viewOf, type Options } from '#test/kit/rules';

const isMet = (condition: Condition, options: Options = {}) => holds(condition, viewOf(options));

describe('a fact', () => {
  const items = [
    check('called'),
    field('survey.at', 'instant'),
    field('area', 'number'),
    field('zone', 'choice'),
    field('extras', 'yesno'),
  ];

  it('holds unless it is absent, empty, null or false', () => {
    const says = (value: string | number | boolean | null) =>
      isMet({ fact: 'called' }, { items, facts: [factOn('2026-03-01', 'called', value)] });
    expect(isMet({ fact: 'called' }, { items })).toBe(false);
    expect([true, 0, 'yes'].map(says)).toEqual([true, true, true]);
    expect([false, null, ''].map(says)).toEqual([false, false, false]);
  });

  it('is compared with one value or several', () => {
    const facts = [factOn('2026-03-01', 'zone', 'second-ring'), factOn('2026-03-01', 'extras', false)];
    expect(isMet({ fact: 'zone', is: 'second-ring' }, { items, facts })).toBe(true);
    expect(isMet({ fact: 'zone', is: ['first-ring', 'second-ring'] }, { items, facts })).toBe(true);
    expect(isMet({ fact: 'zone', is: ['first-ring'] }, { items, facts })).toBe(false);
    expect(isMet({ fact: 'extras', is: false }, { items, facts })).toBe(true);
    expect(isMet({ fact: 'extras', is: false }, { items })).toBe(false);
  });

  it('reaches a least number', () => {
    const at = (value: number | string) =>
      isMet({ fact: 'area', atLeast: 100 }, { items, facts: [factOn('2026-03-01', 'area', value)] });
    expect([99.9, 100, 101, '200'].map(at)).toEqual([false, true, true, false]);
    expect(isMet({ fact: 'area', atLeast: 0 }, { items })).toBe(false);
  });

  it('counts since another only when it was not recorded before it', () => {
    const since: Condition = { fact: 'called', since: 'survey.at' };
    const isCalledSince = (called: number, changed: number) =>
      isMet(since, {
        items,
        facts: [
          factOn('2026-03-01', 'called', true, called),
          factOn('2026-03-01', 'survey.at', moment('2026-03-05'), changed),
        ],
      });
    expect(isCalledSince(3, 2)).toBe(true);
    expect(isCalledSince(3, 3)).toBe(true);
    expect(isCalledSince(2, 3)).toBe(false);
    expect(isMet(since, { items, facts: [factOn('2026-03-01', 'called', true)] })).toBe(false);
  });
});

describe('a document', () => {
  const way = (key: string) => ({ key, label: { en: key, 'zh-Hans': key, 'zh-Hant': key } });
  const items = [
    document('budget', ['filed', 'delivered', 'agreed'], { deliverBy: [way('mail'), way('paper')] }),
    document('letter', ['signed']),
  ];
  const filed = factOn('2026-03-01', 'budget.filed', { version: 2 });

  it('is agreed only in the version that is filed', () => {
    const agreed = (version: number) =>
      isMet(
        { fact: 'budget.agreed' },
        { items, facts: [filed, factOn('2026-03-02', 'budget.agreed', { version })] },
      );
    expect(agreed(2)).toBe(true);
    expect(agreed(1)).toBe(false);
    expect(
      isMet(
        { fact: 'budget.agreed' },
        { items, facts: [factOn('2026-03-02', 'budget.agreed', { version: 2 })] },
      ),
    ).toBe(false);
  });

  it('is delivered once every way is covered', () => {
    const delivered = (ways?: string[]) =>
      isMet(
        { fact: 'budget.delivered' },
        {
          items,
          facts: [filed, factOn('2026-03-02', 'budget.delivered', { version: 2, ...(ways && { ways }) })],
        },
      );
    expect(delivered(['paper', 'mail'])).toBe(true);
    expect(delivered(['mail'])).toBe(false);
    expect(delivered()).toBe(false);
  });

  it('that is never filed counts from its first state', () => {
    expect(
      isMet(
        { fact: 'letter.signed' },
        { items, facts: [factOn('2026-03-02', 'letter.signed', { version: 1 })] },
      ),
    ).toBe(true);
  });

  it('withdrawn is neither filed nor agreed', () => {
    const facts = [
      factOn('2026-03-03', 'budget.filed', null, 3),
      factOn('2026-03-02', 'budget.agreed', { version: 2 }),
    ];
    expect(isMet({ fact: 'budget.filed' }, { items, facts })).toBe(false);
    expect(isMet({ fact: 'budget.agreed' }, { items, facts })).toBe(false);
  });

  it('shows the statement that counts', () => {
    const view = viewOf({ items, facts: [filed] });
    expect(view.documentState('budget', 'filed')).toBe(filed);
    expect(view.documentState('budget', 'agreed')).toBeNull();
  });
});

describe("a fact that the job's rows tell", () => {
  it("is whether the customer's details are filled in", () => {
    expect(isMet({ fact: 'customer.name' })).toBe(true);
    expect(isMet({ fact: 'customer.phone' })).toBe(false);
    expect(isMet({ fact: 'customer.address' })).toBe(false);
    expect(isMet({ fact: 'customer.phone', is: true }, { customer: { phone: '139' } })).toBe(true);
  });

  it('is whether the total is known', () => {
    expect(isMet({ fact: 'job.total' })).toBe(false);
    expect(isMet({ fact: 'job.total' }, { job: { contractTotalMinor: 0 } })).toBe(true);
  });

  it('is whether every line is done, of at least one', () => {
    expect(isMet({ fact: 'lines.done' })).toBe(false);
    expect(isMet({ fact: 'lines.done' }, { lines: [line({ isDone: true })] })).toBe(true);
    expect(isMet({ fact: 'lines.done' }, { lines: [line({ isDone: true }), line()] })).toBe(false);
  });

  it('is whether a supplier is booked for the role', () => {
    const booked = (state: 'asked' | 'booked' | 'cancelled') =>
      isMet(
        { fact: 'crew.host' },
        { bookings: [{ id: 'bkg_1', role: 'host', supplier: 'Wu', phone: null, on: null, state }] },
      );
    expect([booked('asked'), booked('booked'), booked('cancelled')]).toEqual([false, true, false]);
  });

  it('is overridden by an item of the same name', () => {
    const items = [field('customer.name', 'text')];
    expect(isMet({ fact: 'customer.name' }, { items })).toBe(false);
  });
});

describe('a condition', () => {
  it("asks for a milestone's due or payment", () => {
    const milestonePoint = (_key: string, state: 'due' | 'paid') =>
      state === 'due' ? { on: day('2026-03-01'), at: null, isProvisional: false } : null;
    expect(isMet({ milestone: 'down', state: 'due' }, { milestonePoint })).toBe(true);
    expect(isMet({ milestone: 'down', state: 'paid' }, { milestonePoint })).toBe(false);
  });

  it('asks whether the job is in a stage or a later one', () => {
    const reached = (stage: string, asking: string) => isMet({ stageReached: asking }, { job: { stage } });
    expect(reached('work', 'contract')).toBe(true);
    expect(reached('work', 'work')).toBe(true);
    expect(reached('contract', 'work')).toBe(false);
    expect(reached('work', 'no-such-stage')).toBe(false);
  });

  it('asks for a line with a tag', () => {
    expect(isMet({ lineTag: 'wet' }, { lines: [line(), line({ tags: ['wet', 'new'] })] })).toBe(true);
    expect(isMet({ lineTag: 'dry' }, { lines: [line({ tags: ['wet'] })] })).toBe(false);
  });

  it('combines other conditions', () => {
    const [yes, no]: Condition[] = [{ fact: 'customer.name' }, { fact: 'customer.phone' }];
    if (yes === undefined || no === undefined) throw new Error('two conditions');
    expect(isMet({ all: [yes, yes] })).toBe(true);
    expect(isMet({ all: [yes, no] })).toBe(false);
    expect(isMet({ any: [no, yes] })).toBe(true);
    expect(isMet({ any: [no, no] })).toBe(false);
    expect(isMet({ not: no })).toBe(true);
  });
});
