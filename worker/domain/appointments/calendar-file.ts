import type { Instant } from '#domain/time/day';

/** An event of a calendar file. Texts are plain; the file escapes them. */
export interface CalendarEvent {
  /** The same for the whole life of the event, and of no other. */
  readonly uid: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly summary: string;
  readonly description: string;
  readonly location: string | null;
  readonly url: string | null;
  readonly isCancelled: boolean;
  /** Grows with every change of the event. */
  readonly sequence: number;
  readonly changedAt: Instant;
}

export interface CalendarFile {
  readonly name: string;
  readonly events: readonly CalendarEvent[];
}

/** Most octets of a line, its line break left out (RFC 5545, 3.1). */
const octetsMax = 75;

/** Octets of a character in UTF-8. */
const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x1_0000 ? 3 : 4;
};

/** Splits a content line into lines of at most 75 octets; no character is torn apart. */
export const foldLine = (line: string): string => {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const own = octetsOf(character);
    if (size + own > octetsMax) {
      parts.push(part);
      // A folded line begins with a space, which counts.
      [part, size] = [' ', 1];
    }
    part += character;
    size += own;
  }
  return [...parts, part].join('\r\n');
};

/** Escapes a text value (RFC 5545, 3.3.11). Control characters have no place in one. */
const escapeText = (value: string): string =>
  value
    .replaceAll(/\r\n?/g, '\n')
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    .replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll(';', '\\;')
    .replaceAll(',', '\\,');

/**
 * An instant in UTC. An appointment is one instant and never recurs, so no zone has to travel with it: a calendar program
 * shows it in its own zone, and no list of clock changes can be out of date.
 */
const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;

const eventLines = (event: CalendarEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${escapeText(event.uid)}`,
  // Without a METHOD it is the moment of the last change, so that an unchanged feed is the same text.
  `DTSTAMP:${utc(event.changedAt)}`,
  `LAST-MODIFIED:${utc(event.changedAt)}`,
  `SEQUENCE:${event.sequence}`,
  `DTSTART:${utc(event.startsAt)}`,
  `DTEND:${utc(event.endsAt)}`,
  `STATUS:${event.isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
  `SUMMARY:${escapeText(event.summary)}`,
  ...(event.description === '' ? [] : [`DESCRIPTION:${escapeText(event.description)}`]),
  ...(event.location === null ? [] : [`LOCATION:${escapeText(event.location)}`]),
  ...(event.url === null ? [] : [`URL:${event.url}`]),
  'END:VEVENT',
];

/** The text of a calendar file (iCalendar, RFC 5545), with the line breaks that it asks for. */
export const calendarFile = ({ name, events }: CalendarFile): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Jobsheet//Diary//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${foldLine(line)}\r\n`)
    .join('');
