import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysBetween, type Calendar } from '#domain/time/calendar';
import { addDays, businessDate, compare, daysBetween, type BusinessDate } from '#domain/time/day';
import { chinaCalendar } from '#test/kit/rules';

const date = fc.integer({ min: 0, max: 3 * 365 }).map((days) => addDays(businessDate('2024-12-01'), days));
const closure = fc
  .tuple(date, fc.integer({ min: 0, max: 20 }))
  .map(([from, days]) => ({ from, to: addDays(from, days) }));
const closures = fc.array(closure, { maxLength: 4 });
const count = fc.integer({ min: -120, max: 120 });

const countOneByOne = (on: Calendar, first: BusinessDate, last: BusinessDate) =>
  Array.from({ length: Math.max(0, daysBetween(first, last) + 1) }, (_, index) =>
    addDays(first, index),
  ).filter((day) => isWorkingDay(on, day).isWorking).length;

describe('working days', () => {
  it('lead to a working day on the right side, and are as many between as were added', () => {
    fc.assert(
      fc.property(closures, date, count, (closed, from, days) => {
        const on = chinaCalendar(closed);
        const reached = addWorkingDays(on, from, days);
        expect(Math.sign(compare(reached.on, from))).toBe(Math.sign(days));
        expect(days === 0 || isWorkingDay(on, reached.on).isWorking).toBe(true);
        expect(workingDaysBetween(on, from, reached.on)).toEqual({
          count: days,
          isProvisional: days !== 0 && reached.isProvisional,
        });
      }),
    );
  });

  it('go there and back from a working day', () => {
    fc.assert(
      fc.property(closures, date, count, (closed, from, days) => {
        const on = chinaCalendar(closed);
        const start = addWorkingDays(on, from, 1).on;
        expect(addWorkingDays(on, addWorkingDays(on, start, days).on, -days).on).toBe(start);
      }),
    );
  });

  it('keep their order', () => {
    fc.assert(
      fc.property(closures, date, date, count, count, (closed, a, b, few, many) => {
        const on = chinaCalendar(closed);
        const [from, to] = [a, b].toSorted(compare);
        if (from === undefined || to === undefined) throw new Error('two dates');
        expect(
          compare(addWorkingDays(on, from, many).on, addWorkingDays(on, to, many).on),
        ).toBeLessThanOrEqual(0);
        const [less, more] = [Math.min(few, many), Math.max(few, many)];
        expect(
          compare(addWorkingDays(on, from, less).on, addWorkingDays(on, from, more).on),
        ).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('add up: some and then some more is all at once', () => {
    fc.assert(
      fc.property(closures, date, fc.nat(60), fc.nat(60), (closed, from, some, more) => {
        const on = chinaCalendar(closed);
        expect(addWorkingDays(on, addWorkingDays(on, from, some).on, more).on).toBe(
          addWorkingDays(on, from, some + more).on,
        );
      }),
    );
  });

  it('between two dates are as many as are found one by one', () => {
    fc.assert(
      fc.property(closures, date, date, (closed, from, to) => {
        const on = chinaCalendar(closed);
        const isForward = compare(from, to) <= 0;
        const found = isForward
          ? countOneByOne(on, addDays(from, 1), to)
          : countOneByOne(on, to, addDays(from, -1));
        expect(Math.abs(workingDaysBetween(on, from, to).count)).toBe(found);
      }),
    );
  });

  it('grow no sooner when the shop closes more', () => {
    fc.assert(
      fc.property(
        fc.array(closure, { maxLength: 3 }),
        closure,
        date,
        fc.nat(60),
        (some, item, from, days) => {
          const open = addWorkingDays(chinaCalendar(some), from, days).on;
          const closed = addWorkingDays(chinaCalendar([...some, item]), from, days).on;
          expect(compare(open, closed)).toBeLessThanOrEqual(0);
        },
      ),
    );
  });
});
