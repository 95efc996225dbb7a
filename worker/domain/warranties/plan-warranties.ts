import type { Flow, WarrantyPlan } from '#domain/flow/flow';
import type { Line } from '#domain/jobs/job';
import type { PlannedWarranty } from '#domain/jobs/plan';
import { resolve, shift } from '#domain/rules/resolve';
import type { View } from '#domain/jobs/view';

/** The warranties after acceptance; the last day is the same date in the last year. */
export const planWarranties = (flow: Flow, view: View, lines: readonly Line[]): readonly PlannedWarranty[] =>
  flow.warranties.flatMap((warranty) => {
    const from = resolve(warranty.from, view);
    if (from.state === 'waiting' || !covers(warranty, lines)) return [];
    const end = shift({ on: from.on, at: null, isProvisional: false }, warranty.lasts, view.calendar);
    return [
      {
        key: warranty.key,
        label: warranty.label,
        startsOn: from.on,
        endsOn: end.on,
        source: warranty.source,
      },
    ];
  });

/** A warranty of a line tag needs a line with it; a warranty with an exception needs a line without it. */
const covers = ({ lineTag, exceptLineTag }: WarrantyPlan, lines: readonly Line[]): boolean => {
  if (lineTag !== undefined && !lines.some(({ tags }) => tags.includes(lineTag))) return false;
  return (
    exceptLineTag === undefined ||
    lines.length === 0 ||
    lines.some(({ tags }) => !tags.includes(exceptLineTag))
  );
};
