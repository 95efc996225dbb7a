import { itemsOf } from '#domain/flow/items-of';
import type { Flow } from '#domain/flow/flow';
import type { LineField, LinePlan } from '#domain/flow/plans/lines';
import { checkBounds, checkChoices } from '#domain/flow/check/items';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import { checkActors, checkKeepers, type PeopleNames } from '#domain/flow/check/people';

const checkField = (field: LineField, at: string, known: PeopleNames): readonly FlowIssue[] => [
  ...checkChoices(field, at),
  ...checkBounds(field, at),
  ...checkKeepers(field, at, known),
  ...(field.by === undefined ? [] : checkActors(field.by, at, known)),
];

/** The agreed document states lines, and only a total that is typed is compared with it. */
const checkAgreed = (flow: Flow, { total, agreedIn }: LinePlan): readonly FlowIssue[] => {
  if (agreedIn === undefined) return [];
  const document = itemsOf(flow).find(({ key }) => key === agreedIn);
  if (document?.item !== 'document' || document.of !== undefined)
    return [issue('unknown-document', 'lines.agreedIn', agreedIn)];
  const statesLines =
    document.snapshot === 'lines' ||
    document.template?.blocks.some(({ block }) => block === 'lines') === true;
  return [
    ...(total === 'written' ? [] : [issue('bad-lines', 'lines.agreedIn', 'the total is not typed')]),
    ...(statesLines ? [] : [issue('bad-lines', 'lines.agreedIn', `${agreedIn} states no lines`)]),
  ];
};

/** Checks what a flow does with its lines. */
export const checkLines = (flow: Flow, known: PeopleNames): readonly FlowIssue[] => {
  const { lines } = flow;
  if (lines === undefined) return [];
  const { fields, total, priceBy } = lines;
  return [
    ...fields.flatMap((field) => checkField(field, `lines.fields.${field.key}`, known)),
    ...(priceBy === undefined ? [] : checkActors(priceBy, 'lines.priceBy', known)),
    ...(priceBy !== undefined && total === 'written'
      ? [issue('bad-lines', 'lines.priceBy', 'whoever edits the job writes its lines')]
      : []),
    ...checkAgreed(flow, lines),
  ];
};
