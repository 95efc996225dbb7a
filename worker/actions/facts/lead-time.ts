import type { FactCtx, FittingValue } from '#actions/facts/fact-value';
import { mayDo } from '#actions/decide/right';
import { dateOf, instant, isBusinessDate, type BusinessDate } from '#domain/time/day';
import type { FactValue } from '#domain/rules/fact';
import { fieldIssue } from '#domain/texts/field-texts';
import { earliestBookable, isBookable, lastBookingDay } from '#domain/planning/lead-time';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

const dayOf = (value: FactValue, { calendar }: FactCtx): BusinessDate | null => {
  if (typeof value === 'number') return dateOf(instant(value), calendar.zone);
  return typeof value === 'string' && isBusinessDate(value) ? value : null;
};

/** Refuses a date whose last booking day is past, unless a person with the right overrides it with a reason. */
export const checkLeadTime = (
  ctx: FactCtx,
  { key, item, value }: FittingValue,
  override: { readonly reason: string } | undefined,
): Result<null> => {
  if (item.item !== 'field' || item.lead === undefined) return succeed(null);
  const on = dayOf(value, ctx);
  if (on === null) return succeed(null);
  const { workingDays: leadWorkingDays } = item.lead;
  const { calendar } = ctx;
  const today = dateOf(ctx.now, calendar.zone);
  if (isBookable(calendar, { on, today, leadWorkingDays })) return succeed(null);
  if (override === undefined) {
    const until = lastBookingDay(calendar, on, leadWorkingDays);
    const earliest = earliestBookable(calendar, today, leadWorkingDays);
    return refuse('lead-time', {
      item: item.label,
      days: leadWorkingDays,
      on,
      until,
      fields: [fieldIssue(`facts.${key}`, 'booked-too-late', { until, earliest })],
    });
  }
  return mayDo(ctx, 'override-gate') ? succeed(null) : refuse('not-allowed', { right: 'override-gate' });
};

/** Refuses a date or an instant later than today for what lies in the past: an acceptance, a handover. */
export const checkPastDate = (ctx: FactCtx, { key, item, value }: FittingValue): Result<null> => {
  if (item.item !== 'field' || item.notAfterToday !== true) return succeed(null);
  const on = dayOf(value, ctx);
  if (on === null || on <= dateOf(ctx.now, ctx.calendar.zone)) return succeed(null);
  return refuse('wrong-value', {
    item: item.label,
    fields: [fieldIssue(`facts.${key}`, 'in-the-future')],
  });
};
