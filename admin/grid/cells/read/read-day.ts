/** What a text says about a day. `noSuchDay` is 31 February; `unreadable` is no date at all. */
export type DayReading =
  | { readonly ok: true; readonly day: string }
  | { readonly ok: false; readonly because: 'noSuchDay' | 'unreadable' };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthNames = `(${months.join('|')})[a-z]*\\.?`;

const unreadableDay: DayReading = { ok: false, because: 'unreadable' };

const pad = (value: number, width: number) => String(value).padStart(width, '0');

/** `YYYY-MM-DD` of a day that exists in the years 1 to 9999. */
const makeDay = (year: number, month: number, day: number): DayReading => {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const isReal = year >= 1 && year <= 9999 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  if (!isReal) return { ok: false, because: 'noSuchDay' };
  return { ok: true, day: `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` };
};

/** A business date some days on. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000).toISOString().slice(0, 10);

// A map and not an object: `__proto__` and `constructor` are text like any other.
const relativeWords: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['今天', 0],
  ['今日', 0],
  ['tomorrow', 1],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
  ['後天', 2],
  ['yesterday', -1],
  ['昨天', -1],
]);

const readRelative = (text: string, today: string): DayReading => {
  const word = relativeWords.get(text.toLowerCase());
  if (word !== undefined) return { ok: true, day: addDays(today, word) };
  const offset = /^([+-]\d{1,4})d?$/i.exec(text);
  return offset ? { ok: true, day: addDays(today, Number(offset[1])) } : unreadableDay;
};

type Form = readonly [
  pattern: RegExp,
  pick: (groups: readonly string[], year: number) => readonly [number, number, number],
];

const monthOf = (name: string | undefined) => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1;

/** Year first as in China, or a named month; `3/5/2026` is refused: nobody can tell which is the month. */
const forms: readonly Form[] = [
  [
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?$/u,
    (g) => [Number(g[0]), Number(g[1]), Number(g[2])],
  ],
  [/^(\d{4})(\d{2})(\d{2})$/, (g) => [Number(g[0]), Number(g[1]), Number(g[2])]],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)? ${monthNames},? (\\d{4})$`, 'i'),
    (g) => [Number(g[2]), monthOf(g[1]), Number(g[0])],
  ],
  [
    new RegExp(`^${monthNames} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})$`, 'i'),
    (g) => [Number(g[2]), monthOf(g[0]), Number(g[1])],
  ],
];

const yearlessForms: readonly Form[] = [
  [/^(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?$/u, (g, year) => [year, Number(g[0]), Number(g[1])]],
  [new RegExp(`^(\\d{1,2}) ${monthNames}$`, 'i'), (g, year) => [year, monthOf(g[1]), Number(g[0])]],
  [new RegExp(`^${monthNames} (\\d{1,2})$`, 'i'), (g, year) => [year, monthOf(g[0]), Number(g[1])]],
];

/** Reads `2026-03-05`, `2026/3/5`, `2026年3月5日`, `20260305`, `5 Mar 2026`; with a today also `3/5`, `明天`, `+3`. */
export const readDay = (text: string, today: string | null): DayReading => {
  const narrow = text.normalize('NFKC').trim();
  const open = today === null ? forms : [...forms, ...yearlessForms];
  for (const [pattern, pick] of open) {
    const match = pattern.exec(narrow);
    if (match) return makeDay(...pick(match.slice(1), Number((today ?? '').slice(0, 4))));
  }
  return today === null ? unreadableDay : readRelative(narrow, today);
};
