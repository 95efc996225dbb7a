import { addDays, endOfDay, instantAt } from '#domain/time/day';
import type { Calendar } from '#domain/time/calendar';
import type { Flow } from '#domain/flow/flow';
import type { PlannedNotice, PlannedWarranty } from '#domain/jobs/plan';
import { warrantyEndingKey } from '#domain/notices/notice-texts';

/** Days before the end of a warranty on which the job's assignee is told. */
const daysBefore = 30;

interface Ending {
  readonly flow: Flow;
  readonly warranties: readonly PlannedWarranty[];
  readonly calendar: Calendar;
}

/**
 * One notice for each day on which warranties of lines end, to the job's assignee, 30 days before. Trades without
 * classes are not told: what was published without this notice stays as it was planned.
 */
export const warrantyNotices = ({ flow, warranties, calendar }: Ending): readonly PlannedNotice[] => {
  if (flow.warranties.every((plan) => plan.class === undefined)) return [];
  const ends = new Map(warranties.map((warranty) => [warranty.endsOn, warranty.source]));
  return [...ends].map(([endsOn, source]) => ({
    key: warrantyEndingKey,
    effectKey: `${warrantyEndingKey}:${endsOn}`,
    to: 'owner',
    sendAt: instantAt(addDays(endsOn, -daysBefore), calendar.hours.contact.from, calendar.zone),
    expiresAt: endOfDay(endsOn, calendar.zone),
    isProvisional: false,
    milestoneKey: null,
    taskKey: null,
    source,
  }));
};
