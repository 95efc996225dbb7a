import type { Ctx } from '#actions/context';
import { mayDo } from '#actions/right';
import { addWorkingDays } from '#domain/calendar';
import { dateOf, instant, isBusinessDate, type BusinessDate } from '#domain/day';
import type { FactValue } from '#domain/fact';
import { fieldIssue } from '#domain/field-texts';
import type { Item } from '#domain/flow';
import { refuse, succeed, type Result } from '#domain/refusal';

const dayOf = (value: FactValue, { calendar }: Ctx): BusinessDate | null => {
  if (typeof value === 'number') return dateOf(instant(value), calendar.zone);
  return typeof value === 'string' && isBusinessDate(value) ? value : null;
};

/** Refuses a date nearer than the item's lead time in working days, unless overridden with a reason by one who may. */
export const checkLeadTime = (
  ctx: Ctx,
  { item, value }: { readonly item: Item; readonly value: FactValue },
  override: { readonly reason: string } | undefined,
): Result<null> => {
  if (item.item !== 'field' || item.leadWorkingDays === undefined) return succeed(null);
  const on = dayOf(value, ctx);
  if (on === null) return succeed(null);
  const today = dateOf(ctx.now, ctx.calendar.zone);
  const earliest = addWorkingDays(ctx.calendar, today, item.leadWorkingDays).on;
  if (on >= earliest) return succeed(null);
  if (override === undefined) {
    return refuse('lead-time', {
      item: item.label,
      days: item.leadWorkingDays,
      fields: [fieldIssue(`facts.${item.key}`, 'not-before', { earliest })],
    });
  }
  return mayDo(ctx, 'override-gate') ? succeed(null) : refuse('not-allowed', { right: 'override-gate' });
};
