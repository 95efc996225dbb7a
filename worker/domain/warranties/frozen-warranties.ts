import type { Flow } from '#domain/flow/flow';
import type { PlannedWarranty } from '#domain/jobs/plan';
import { isAccepted, type Line } from '#domain/lines/line';
import type { FrozenWarranty } from '#domain/rules/frozen';

interface WarrantySource {
  readonly flow: Pick<Flow, 'excluded'>;
  readonly warranties: readonly Pick<PlannedWarranty, 'key' | 'startsOn' | 'endsOn' | 'lineId'>[];
  readonly lines: readonly Line[];
}

/** The warranties as a document states them: by line where they are, and with them the lines that none covers. */
export const frozenWarranties = ({ flow, warranties, lines }: WarrantySource): readonly FrozenWarranty[] => {
  const lineIds = new Map(lines.map(({ id, description }) => [id, description]));
  const excluded = new Set((flow.excluded ?? []).map(({ key }) => key));
  return [
    ...warranties.map(({ key, startsOn, endsOn, lineId }) => ({
      ...(lineId === null
        ? { key }
        : { key: key.slice(0, -lineId.length - 1), line: lineIds.get(lineId) ?? '' }),
      startsOn,
      endsOn,
    })),
    ...lines.flatMap((line) => {
      const key = line.class ?? '';
      const isExcluded = isAccepted(line) && excluded.has(key);
      return isExcluded ? [{ key, line: line.description, startsOn: null, endsOn: null }] : [];
    }),
  ];
};
