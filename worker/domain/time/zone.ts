/** Name of a time zone in the IANA database: `Asia/Shanghai`. */
export type Zone = string;

const hourMs = 3_600_000;

// A fast path for zones without a clock change since 1992, in hours ahead of UTC. Other zones use Intl.
const steadySinceMs = Date.UTC(1992, 0, 1);
const steadyHours: Readonly<Record<string, number>> = {
  'Asia/Shanghai': 8,
  'Asia/Hong_Kong': 8,
  'Asia/Macau': 8,
  'Asia/Taipei': 8,
  'Asia/Singapore': 8,
  'Asia/Tokyo': 9,
  UTC: 0,
};

const formats = new Map<Zone, Intl.DateTimeFormat>();

const formatOf = (zone: Zone): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
};

/** Whether the runtime knows a zone of this name. */
export const isZone = (name: string): name is Zone => {
  try {
    formatOf(name);
    return true;
  } catch {
    return false;
  }
};

/** Milliseconds that a zone is ahead of UTC at an instant (epoch ms); throws on an unknown zone. */
export const offsetMsAt = (atMs: number, zone: Zone): number => {
  const steady = steadyHours[zone];
  if (steady !== undefined && atMs >= steadySinceMs) return steady * hourMs;
  const visible: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(atMs)) visible[type] = value;
  const part = (name: string): number => Number(visible[name]);
  const local = new Date(0);
  local.setUTCFullYear(part('year'), part('month') - 1, part('day'));
  local.setUTCHours(part('hour'), part('minute'), part('second'));
  const wholeSeconds = Math.floor(atMs / 1000) * 1000;
  return local.getTime() - wholeSeconds;
};
