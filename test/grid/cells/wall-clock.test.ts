import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantAt, wallClock } from '../../../admin/grid/cells/read/wall-clock.ts';

const zones = [
  'Asia/Shanghai',
  'Asia/Hong_Kong',
  'Asia/Macau',
  'Asia/Taipei',
  'Asia/Singapore',
  'Asia/Tokyo',
  'UTC',
  'Europe/Berlin',
  'America/New_York',
];

const formattedBy = (zone: string) => {
  const format = new Intl.DateTimeFormat('sv', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return (instant: number) => format.format(instant);
};

describe('the clock of a zone', () => {
  it.each(zones)('shows in %s what the zone data says, and is read back to the minute', (zone) => {
    const visible = formattedBy(zone);
    const instants = fc.integer({ min: Date.UTC(1985, 0, 1), max: Date.UTC(2999, 0, 1) });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(wallClock(instant, zone)).toBe(visible(instant));
        const back = instantAt(wallClock(instant, zone), zone);
        expect(back === null ? null : wallClock(back, zone)).toBe(visible(instant));
      }),
      { numRuns: 300 },
    );
  });
});
