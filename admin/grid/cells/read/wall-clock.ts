const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, made);
  return made;
};

/** Local wall time of an instant (epoch ms): `2026-03-05 17:30`. */
export const wallClock = (instant: number, zone: string): string => {
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
  let guess = target;
  // The offset at the guess may differ from the offset at the answer across a clock change: two rounds settle it.
  for (let round = 0; round < 2; round += 1) guess += target - asUtc(wallClock(guess, zone));
  return wallClock(guess, zone) === wall ? guess : null;
};
