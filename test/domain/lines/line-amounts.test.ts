import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { Flow } from '#domain/flow/flow';
import type { Line } from '#domain/lines/line';
import { acceptedTotal, isCountable, lineAmount, orderTotal } from '#domain/lines/line-amounts';
import { matchesLine } from '#domain/lines/line-filter';
import { virtualFact } from '#domain/jobs/virtual-fact';
import { derive } from '#domain/planning/derive';
import { lineDecisions } from '#domain/rules/rule';
import { chinaCalendar, line } from '#test/kit/rules';
import { typedWorkshop, workshop } from '#test/kit/workshop';
import { walk } from '#test/requirements/walk';

const quantity = fc.integer({ min: 0, max: 1_000_000 }).map((milli) => milli / 1000);
const unitMinor = fc.integer({ min: -100_000, max: 100_000 });
const decision = fc.constantFrom(...lineDecisions, null);
const owner = fc.constantFrom(null, null, 'cho_1');

/** Lines whose amounts are worked out. */
const lines = fc
  .array(fc.record({ quantity, unitMinor, decision, changeOrderId: owner }), { maxLength: 12 })
  .map((all) =>
    all.map((each, index): Line =>
      line({
        ...each,
        id: `lin_${index}`,
        position: index + 1,
        amountMinor: lineAmount(each.quantity, each.unitMinor),
      }),
    ),
  );

const sum = (of: readonly Line[]): number => of.reduce((total, { amountMinor }) => total + amountMinor, 0);

describe('the amount of a line', () => {
  test.each([
    [1, 12_345, 12_345],
    // A product of floats is 100.49999999999999 here.
    [1.005, 100_000, 100_500],
    [0.5, 1, 1],
    [0.499, 1, 0],
    [2.5, 3, 8],
    [2.5, -3, -8],
    [0, -5, 0],
    [999_999.999, 1_000_000, 999_999_999_000],
  ])('of %d at %d minor units is %d', (of, price, amount) => {
    expect(lineAmount(of, price)).toBe(amount);
  });

  test('is within half a minor unit of the exact product, and what is taken back costs what it was charged', () => {
    fc.assert(
      fc.property(quantity, unitMinor, (of, price) => {
        const exact = BigInt(Math.round(of * 1000)) * BigInt(price);
        const error = BigInt(lineAmount(of, price)) * 1000n - exact;
        expect(error <= 500n && -error <= 500n).toBe(true);
        expect(lineAmount(of, -price)).toBe(0 - lineAmount(of, price));
      }),
    );
  });

  test('is counted in thousandths, and finer quantities are not', () => {
    fc.assert(fc.property(quantity, (of) => isCountable(of)));
    expect([1.2345, 0.0001, 1 / 3].map(isCountable)).toEqual([false, false, false]);
  });
});

describe('the contract total of accepted lines', () => {
  const calendar = chinaCalendar();
  const planWith = (flow: Flow, all: readonly Line[]) => {
    const state = walk(flow, '2026-03-02').state();
    const paid = {
      id: 'pay_1',
      kind: 'payment' as const,
      amountMinor: 5000,
      currency: 'CNY' as const,
      reversesId: null,
      occurredAt: state.job.openedAt,
      recordedAt: state.job.openedAt,
      effectKey: 'hand:1',
    };
    return derive({
      flow,
      state: { ...state, lines: all, payments: [paid] },
      calendar,
      now: state.job.openedAt,
    });
  };

  test('is the sum of rounded amounts, and of no other lines', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const accepted = all.filter(
          (each) => each.changeOrderId === null && (each.decision === 'accepted' || each.decision === null),
        );
        expect(acceptedTotal(all)).toBe(accepted.length === 0 ? null : sum(accepted));
        const own = all.filter(({ changeOrderId }) => changeOrderId === 'cho_1');
        expect(orderTotal(all, 'cho_1')).toBe(own.length === 0 ? null : sum(own));
      }),
    );
  });

  test('is the sum of the milestones, and decisions never change the money received', () => {
    fc.assert(
      fc.property(lines, (all) => {
        const { balances, milestones } = planWith(workshop, all);
        const total = acceptedTotal(all);
        expect(balances.paidMinor).toBe(5000);
        expect(balances.contractMinor).toBe(total ?? 0);
        const whole = milestones.reduce((planned, { amountMinor }) => planned + (amountMinor ?? 0), 0);
        expect(whole).toBe(total ?? 0);
      }),
    );
  });

  test('is not worked out where it is typed', () => {
    expect(planWith(typedWorkshop, [line({ decision: 'accepted' })]).balances.contractMinor).toBe(0);
  });
});

describe('a filter of lines', () => {
  const tile = line({
    tags: ['part'],
    decision: 'deferred',
    class: 'work',
    values: { stock: 3, confirmed: true },
  });

  test.each([
    [{}, true],
    [{ tag: 'part' }, true],
    [{ tag: 'pipes' }, false],
    [{ decision: 'deferred' }, true],
    [{ decision: ['accepted', 'deferred'] }, true],
    [{ decision: 'accepted' }, false],
    [{ isDone: true }, false],
    [{ class: 'work' }, true],
    [{ class: ['pipe', 'work'] }, true],
    [{ class: 'pipe' }, false],
    [{ values: { stock: [1, 3] } }, true],
    [{ values: { stock: 1 } }, false],
    [{ values: { arrives: '2026-03-02' } }, false],
  ] as const)('%j: %s', (filter, is) => {
    expect(matchesLine(tile, filter)).toBe(is);
  });

  test('of a class leaves out a line without one', () => {
    expect(matchesLine(line(), { class: ['work', 'pipe'] })).toBe(false);
  });

  test('takes a line that nobody decides for accepted', () => {
    expect(matchesLine(line(), { decision: 'accepted' })).toBe(true);
    expect(matchesLine(line(), { decision: 'open' })).toBe(false);
  });
});

describe('the work of a job', () => {
  const isDone = (...all: readonly Line[]) =>
    virtualFact('lines.done', { ...walk(workshop, '2026-03-02').state(), lines: all });
  const done = line({ decision: 'accepted', isDone: true });

  test('is done once every line that stands is done', () => {
    expect(isDone(done)).toBe(true);
    expect(isDone(done, line({ decision: 'accepted' }))).toBe(false);
    expect(isDone(done, line({ decision: 'open' }))).toBe(false);
    expect(isDone(done, line({ decision: 'declined' }), line({ decision: 'deferred' }))).toBe(true);
    expect(isDone(line({ decision: 'declined' }))).toBe(false);
    expect(isDone()).toBe(false);
  });

  test('has a proposed extra only once it is approved', () => {
    const extra = line({ changeOrderId: 'cho_1', decision: 'open' });
    expect(isDone(done, extra)).toBe(true);
    expect(isDone(done, { ...extra, decision: 'accepted' })).toBe(false);
  });
});

describe('the flow check of lines', () => {
  const issuesOf = (more: Partial<Flow>): readonly string[] =>
    checkFlow({ ...workshop, ...more }).map(({ code, at }) => `${code} ${at}`);
  const withLines = (more: Partial<NonNullable<Flow['lines']>>) =>
    issuesOf({ lines: { fields: workshop.lines?.fields ?? [], total: 'accepted', decides: true, ...more } });
  const withGate = (condition: NonNullable<Flow['stages'][number]['leaveWhen']>[number]['condition']) =>
    issuesOf({
      stages: workshop.stages.map((stage) =>
        stage.key === 'quote'
          ? { ...stage, leaveWhen: [{ condition, label: stage.label, source: stage.source }] }
          : stage,
      ),
    });

  test('passes the trades of the tests', () => {
    expect(checkFlow(workshop)).toEqual([]);
    expect(checkFlow(typedWorkshop)).toEqual([]);
  });

  test('takes a total of lines that nobody decides, and refuses people that there are not, and a document without lines', () => {
    expect(withLines({ decides: false }).filter((issue) => issue.endsWith('lines.total'))).toEqual([]);
    expect(withLines({ priceBy: [{ duty: 'nobody' }] })).toEqual(['unknown-duty lines.priceBy.by']);
    expect(withLines({ total: 'written', priceBy: [{ role: 'staff' }] })).toContain(
      'bad-lines lines.priceBy',
    );
    expect(withLines({ total: 'written', agreedIn: 'visit.on' })).toEqual([
      'unknown-document lines.agreedIn',
    ]);
    expect(withLines({ agreedIn: 'quote' })).toEqual(['bad-lines lines.agreedIn']);
  });

  test('refuses filters that match no line', () => {
    expect(withGate({ lines: { tag: 'gold' } })).toEqual(['unknown-line-tag stages.quote.leaveWhen']);
    expect(withGate({ lines: { class: ['work', 'pipe'] } })).toEqual(['bad-class stages.quote.leaveWhen']);
    expect(withGate({ lines: { values: { colour: 'red' } } })).toEqual([
      'unknown-fact stages.quote.leaveWhen',
    ]);
    expect(withGate({ lines: { values: { stock: 'many' } } })).toEqual([
      'wrong-value stages.quote.leaveWhen',
    ]);
    expect(withGate({ lines: { decision: [] } })).toEqual(['empty-group stages.quote.leaveWhen']);
    expect(withGate({ lines: {}, atLeast: -1 })).toEqual(['bad-lines stages.quote.leaveWhen']);
  });
});
