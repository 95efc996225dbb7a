import type { Flow } from '#domain/flow/flow';
import type { WarrantyPlan } from '#domain/flow/plans/warranty-plan';
import { isAccepted, type Line } from '#domain/lines/line';
import type { PlannedWarranty } from '#domain/jobs/plan';
import { resolve, shift } from '#domain/rules/resolve';
import type { View } from '#domain/jobs/view';

/**
 * The warranties after acceptance; the last day is the same date in the last year. One of a class stands for each of its
 * lines. Lines that are no part of the work have none.
 */
export const planWarranties = (flow: Flow, view: View, all: readonly Line[]): readonly PlannedWarranty[] => {
  const lines = all.filter(isAccepted);
  return flow.warranties.flatMap((warranty) => {
    const period = periodOf(warranty, view);
    if (period === null) return [];
    return coveredBy(warranty, lines).map((lineId) => ({
      key: lineId === null ? warranty.key : `${warranty.key}/${lineId}`,
      label: warranty.label,
      lineId,
      ...period,
      source: warranty.source,
    }));
  });
};

/** The first and the last day of a warranty, both covered; null while its start is not known. */
export const periodOf = (
  { from: rule, lasts }: WarrantyPlan,
  view: View,
): Pick<PlannedWarranty, 'startsOn' | 'endsOn'> | null => {
  const from = resolve(rule, view);
  if (from.state === 'waiting') return null;
  const end = shift({ on: from.on, at: null, isProvisional: false }, lasts, view.calendar);
  return { startsOn: from.on, endsOn: end.on };
};

const coveredBy = (warranty: WarrantyPlan, lines: readonly Line[]): readonly (string | null)[] => {
  if (warranty.class !== undefined)
    return lines.filter((line) => line.class === warranty.class).map(({ id }) => id);
  return coversWork(warranty, lines) ? [null] : [];
};

/** Whether a warranty without a class covers a line by its tags. */
export const coversTags = ({ lineTag, exceptLineTag }: WarrantyPlan, { tags }: Pick<Line, 'tags'>): boolean =>
  (lineTag === undefined || tags.includes(lineTag)) &&
  (exceptLineTag === undefined || !tags.includes(exceptLineTag));

/** A warranty of a line tag needs a line with it; a warranty with an exception needs a line without it. */
const coversWork = ({ lineTag, exceptLineTag }: WarrantyPlan, lines: readonly Line[]): boolean => {
  if (lineTag !== undefined && !lines.some(({ tags }) => tags.includes(lineTag))) return false;
  return (
    exceptLineTag === undefined ||
    lines.length === 0 ||
    lines.some(({ tags }) => !tags.includes(exceptLineTag))
  );
};
