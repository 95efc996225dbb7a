import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { calendarFile, foldLine, type CalendarEvent } from '#domain/appointments/calendar-file';
import { businessDate, instant, instantAt, type ClockTime } from '#domain/time/day';

const event: CalendarEvent = {
  uid: 'job_1.survey@jobsheet',
  startsAt: instant(Date.UTC(2026, 2, 6, 2)),
  endsAt: instant(Date.UTC(2026, 2, 6, 3, 30)),
  summary: 'Survey',
  description: '',
  location: null,
  url: null,
  isCancelled: false,
  sequence: 3,
  changedAt: instant(Date.UTC(2026, 2, 2, 1)),
};

/** Reads a file with the parser of a calendar program. */
const parsed = (file: string) => {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
};

const texts = fc.string({ unit: 'grapheme', maxLength: 120 }).map((value) =>
  value
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- they are taken out of a file
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' '),
);

describe('a calendar file', () => {
  test('says to a calendar program what was put in, whatever the texts', () => {
    fc.assert(
      fc.property(texts, texts, texts, (summary, description, location) => {
        const file = calendarFile({ name: 'Shop', events: [{ ...event, summary, description, location }] });
        const [read] = parsed(file);
        expect([read?.summary, read?.description ?? '', read?.location]).toEqual([
          summary,
          description,
          location,
        ]);
      }),
      { numRuns: 300 },
    );
  });

  test('has no line of more than 75 octets, each ended by CR and LF, and tears no character apart', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (line) => {
        const plain = line.replaceAll(/[\r\n]/g, '');
        const folded = foldLine(plain);
        const lines = folded.split('\r\n');
        expect(lines.every((each) => new TextEncoder().encode(each).length <= 75)).toBe(true);
        expect(lines.map((each, index) => (index === 0 ? each : each.slice(1))).join('')).toBe(plain);
      }),
    );
    const file = calendarFile({ name: '店', events: [event] });
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test('a name with a line break adds no property of its own', () => {
    const file = calendarFile({
      name: 'Shop\r\nX-EVIL:1',
      events: [{ ...event, summary: 'a\r\nEND:VEVENT\r\nBEGIN:VEVENT' }],
    });
    expect(parsed(file)).toHaveLength(1);
    expect(file).not.toMatch(/^X-EVIL/m);
  });

  test('the instant is the same in every zone, across its clock changes', () => {
    const zones = [
      'Asia/Shanghai',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
    ];
    const clocks: readonly ClockTime[] = ['00:30', '01:30', '02:30', '03:30', '12:00', '23:45'];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.constantFrom('2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01'),
        fc.constantFrom(...clocks),
        (zone, on, clock) => {
          const startsAt = instantAt(businessDate(on), clock, zone);
          const endsAt = instant(startsAt + 90 * 60_000);
          const [read] = parsed(calendarFile({ name: zone, events: [{ ...event, startsAt, endsAt }] }));
          expect([read?.startDate.toJSDate().getTime(), read?.endDate.toJSDate().getTime()]).toEqual([
            startsAt,
            endsAt,
          ]);
        },
      ),
    );
  });

  test('a moved and a cancelled event keep their name and say their order', () => {
    const [read] = parsed(
      calendarFile({ name: 'Shop', events: [{ ...event, isCancelled: true, sequence: 8 }] }),
    );
    expect([read?.uid, read?.sequence, read?.component.getFirstPropertyValue('status')]).toEqual([
      'job_1.survey@jobsheet',
      8,
      'CANCELLED',
    ]);
    expect(read?.component.getFirstPropertyValue('last-modified')?.toString()).toBe('2026-03-02T01:00:00Z');
  });
});
