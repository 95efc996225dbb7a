// Zones without a clock change since 1992, in hours ahead of UTC. They need no zone data, whose loading takes
// 15 ms at the first cell. Other zones use Intl.
const steadySince = Date.UTC(1992, 0, 1);
const steadyHours: Readonly<Record<string, number>> = {
  'Asia/Shanghai': 8,
  'Asia/Hong_Kong': 8,
  'Asia/Macau': 8,
  'Asia/Taipei': 8,
  'Asia/Singapore': 8,
  'Asia/Tokyo': 9,
  UTC: 0,
};

const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const created = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, created);
  return created;
};

/** Local wall time of an instant (epoch ms): `2026-03-05 17:30`. */
export const wallClock = (instant: number, zone: string): string => {
  const steady = steadyHours[zone];
  if (steady !== undefined && instant >= steadySince)
    return new Date(instant + steady * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
  return `${day} ${parts.get('hour')}:${parts.get('minute')}`;
};

const asUtc = (wall: string) => Date.parse(`${wall.replace(' ', 'T')}:00Z`);

/** The instant at which clocks in the zone show `YYYY-MM-DD HH:MM`; null when they skip that time. */
export const instantAt = (wall: string, zone: string): number | null => {
  const target = asUtc(wall);
  // NaN: the midnight at the end of 9999-12-31 has a year of five digits.
  if (Number.isNaN(target)) return null;
  let guess = target;
  // Across a clock change the offset at the guess may differ from the offset at the answer; two rounds
  // converge.
  for (let round = 0; round < 2; round += 1) guess += target - asUtc(wallClock(guess, zone));
  return wallClock(guess, zone) === wall ? guess : null;
};
