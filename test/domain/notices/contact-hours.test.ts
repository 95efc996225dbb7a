import { describe, expect, it } from 'vitest';
import { contactTime, isWithinContactHours, nextMorning } from '#domain/notices/contact-hours';
import { instant, minuteMs } from '#domain/time/day';
import { moment, chinaCalendar } from '#test/kit/rules';

const contact = chinaCalendar();

describe('contact hours', () => {
  it.each([
    ['08:59', false],
    ['09:00', true],
    ['19:59', true],
    ['20:00', false],
  ] as const)('at %s are open: %s', (clock, isOpen) => {
    expect(isWithinContactHours(moment('2026-03-02', clock), contact)).toBe(isOpen);
  });

  it('delay a notice until they begin', () => {
    const expiresAt = moment('2026-03-09', '12:00');
    const at = (on: string, clock: '07:00' | '12:00' | '21:00') =>
      contactTime({ at: moment(on, clock), expiresAt }, contact);
    expect(at('2026-03-02', '07:00')).toBe(moment('2026-03-02', '09:00'));
    expect(at('2026-03-02', '12:00')).toBe(moment('2026-03-02', '12:00'));
    expect(at('2026-03-02', '21:00')).toBe(moment('2026-03-03', '09:00'));
  });

  it('are ignored when the notice would expire while it waits', () => {
    const at = moment('2026-03-02', '21:00');
    const opens = moment('2026-03-03', '09:00');
    expect(contactTime({ at, expiresAt: opens }, contact)).toBe(opens);
    expect(contactTime({ at, expiresAt: instant(opens - minuteMs) }, contact)).toBe(at);
  });

  it('begin on the next day in the shop’s zone', () => {
    expect(nextMorning(moment('2026-03-02', '21:00'), contact)).toBe(moment('2026-03-03', '09:00'));
    expect(nextMorning(moment('2026-03-02', '07:00'), contact)).toBe(moment('2026-03-03', '09:00'));
  });
});
