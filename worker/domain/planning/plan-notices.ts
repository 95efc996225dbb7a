import type { Calendar } from '#domain/time/calendar';
import { holds } from '#domain/rules/condition';
import { contactTime, isOutside } from '#domain/notices/contact-hours';
import { addDays, endOfDay, instantAt, type BusinessDate, type Instant } from '#domain/time/day';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import { recipientIn } from '#domain/notices/recipient-in';
import { placesOf, type Place } from '#domain/jobs/entries';
import type { Notice } from '#domain/jobs/job';
import { taskNotices, type KnownNotices, type TaskNoticeSource } from '#domain/tasks/task-notices';
import type { BuiltInNotice } from '#domain/notices/notice-texts';
import type { PlannedMilestone, PlannedNotice, PlannedWarranty } from '#domain/jobs/plan';
import { resolve, shift, type Point } from '#domain/rules/resolve';
import type { Anchor, Offset } from '#domain/rules/rule';
import type { View } from '#domain/jobs/view';
import { warrantyNotices } from '#domain/warranties/warranty-notices';

/** Dunning: days after the due date on which a notice is sent, and days for which it is useful. */
const dunning: readonly { readonly key: BuiltInNotice; readonly days: number; readonly validDays: number }[] =
  [
    { key: 'milestone-due', days: 0, validDays: 3 },
    { key: 'milestone-overdue', days: 3, validDays: 6 },
    { key: 'milestone-overdue', days: 10, validDays: 20 },
  ];

export interface NoticeSource extends TaskNoticeSource {
  readonly view: View;
  readonly milestones: readonly PlannedMilestone[];
  /** Keys of milestones without reminders. */
  readonly silentKeys: ReadonlySet<string>;
  /** The stored notices: a notice that was planned stays in the plan even when its time has passed. */
  readonly current: readonly Notice[];
  readonly warranties: readonly PlannedWarranty[];
}

/** Plans the notices: the flow's own, money due and overdue, and late tasks. */
export const planNotices = (source: NoticeSource): readonly PlannedNotice[] => {
  const known: KnownNotices = new Map(source.current.map(({ effectKey, sendAt }) => [effectKey, sendAt]));
  const planned = [
    ...flowNotices(source),
    ...moneyNotices(source),
    ...taskNotices(source, known),
    ...warrantyNotices(source),
  ];
  const seen = new Set<string>();
  return planned.filter(({ effectKey, expiresAt }) => {
    if (seen.has(effectKey)) return false;
    seen.add(effectKey);
    return expiresAt >= source.now || known.has(effectKey);
  });
};

const milestoneOf = (anchor: Anchor): string | null => ('milestone' in anchor ? anchor.milestone : null);

const closedStates: ReadonlySet<PlannedMilestone['state']> = new Set([
  'paid',
  'settled',
  'cancelled',
  'credit',
]);

const startOf = (
  point: { readonly on: BusinessDate; readonly at: Instant | null },
  { zone, hours }: Calendar,
): Instant => point.at ?? instantAt(point.on, hours.contact.from, zone);

/** Staff are notified at any hour, others within contact hours. */
const notifiedAt = (
  to: NoticePlan['to'],
  when: { readonly at: Instant; readonly expiresAt: Instant },
  calendar: Calendar,
): Instant => (isOutside(to) ? contactTime(when, calendar) : when.at);

const flowNotices = (source: NoticeSource): readonly PlannedNotice[] =>
  source.flow.notices.flatMap((notice) =>
    placesOf(source.flow, notice.forEach, source.view).flatMap((place) =>
      plannedNotice(source, notice, place),
    ),
  );

const isWanted = ({ when, until }: NoticePlan, view: View): boolean =>
  (when === undefined || holds(when, view)) && (until === undefined || !holds(until, view));

const plannedNotice = (
  { flow, milestones, silentKeys, calendar }: NoticeSource,
  notice: NoticePlan,
  place: Place,
): readonly PlannedNotice[] => {
  const { entry, view } = place;
  if (!isWanted(notice, view)) return [];
  const { anchor } = notice.send;
  const milestoneKey = milestoneOf(anchor);
  const milestone = milestones.find(({ key }) => key === milestoneKey);
  if (milestone !== undefined && (closedStates.has(milestone.state) || silentKeys.has(milestone.key)))
    return [];
  const send = resolve(notice.send, view);
  const base = resolve({ anchor }, view);
  if (send.state === 'waiting' || base.state === 'waiting') return [];
  const at = startOf(send, calendar);
  const expiresAt = after({ on: send.on, at, isProvisional: false }, notice.validFor, calendar);
  const key = entry === null ? notice.key : `${notice.key}/${entry.id}`;
  // The anchor's own moment names the effect: an appointment that moves is told of again.
  const subject = `${milestoneKey ?? ''}:${base.at ?? base.on}`;
  return [
    {
      key,
      effectKey: `${key}:${subject}`,
      to: recipientIn(flow, notice.to, entry),
      ...(notice.via === undefined ? {} : { via: notice.via }),
      sendAt: notifiedAt(notice.to, { at, expiresAt }, calendar),
      expiresAt,
      isProvisional: send.isProvisional,
      milestoneKey,
      taskKey: null,
      source: notice.source,
    },
  ];
};

const after = (point: Point, offset: Offset, calendar: Calendar): Instant => {
  const end = shift(point, offset, calendar);
  return end.at ?? endOfDay(end.on, calendar.zone);
};

const moneyNotices = ({ milestones, silentKeys, calendar }: NoticeSource): readonly PlannedNotice[] =>
  milestones.flatMap(({ key, state, dueOn, isProvisional, source }) => {
    if (dueOn === null || (state !== 'due' && state !== 'part') || silentKeys.has(key)) return [];
    return dunning.map((step): PlannedNotice => {
      const on = addDays(dueOn, step.days);
      const sendAt = instantAt(on, calendar.hours.contact.from, calendar.zone);
      return {
        key: step.key,
        effectKey: `${step.key}:${key}:${dueOn}:${step.days}`,
        to: 'customer',
        sendAt,
        expiresAt: endOfDay(addDays(on, step.validDays), calendar.zone),
        isProvisional,
        milestoneKey: key,
        taskKey: null,
        source,
      };
    });
  });
