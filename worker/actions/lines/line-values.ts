import type { Ctx } from '#actions/decide/context';
import { mayDo } from '#actions/decide/right';
import type { JobSnapshot } from '#actions/decide/decide';
import { fitsField, storedInField } from '#actions/facts/fact-value';
import { isWriter, joined, writerText } from '#actions/facts/write-rules';
import type { LineField } from '#domain/flow/plans/lines';
import type { Who } from '#domain/flow/who';
import { lineValuesBytesMax, utf8Length } from '#domain/jobs/job-size';
import type { Line } from '#domain/lines/line';
import { planMilestones } from '#domain/planning/plan-milestones';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import { fieldIssue, wantedText } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';

type Values = Readonly<Record<FactKey, FieldValue>>;
type Written = Readonly<Record<FactKey, FieldValue | null>>;

/** Whether what these people do is the act of the actor. */
export const isOneOfThem = (
  ctx: Ctx,
  { flow, state, detail }: JobSnapshot,
  people: readonly Who[],
): boolean => {
  const { view } = planMilestones({ flow, state, calendar: ctx.calendar });
  return people.some((who) => isWriter(ctx, who, { view, staff: detail.staff }));
};

/** Refuses a value of a field that somebody else writes. Those who lead the shop pass. */
const checkWriter = (ctx: Ctx, snapshot: JobSnapshot, { key, label, by }: LineField): Result<null> => {
  if (by === undefined || mayDo(ctx, 'override-gate') || isOneOfThem(ctx, snapshot, by)) return succeed(null);
  const who = joined(by.map((each) => writerText(snapshot.flow, each)));
  return refuse('not-yours', {
    item: label,
    who,
    fields: [fieldIssue(`values.${key}`, 'written-by', { who })],
  });
};

const checkValue = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  [key, written]: readonly [FactKey, FieldValue | null],
): Result<readonly [FactKey, FieldValue | null]> => {
  const field = snapshot.flow.lines?.fields.find((candidate) => candidate.key === key);
  if (field === undefined)
    return refuse('unknown-item', { item: key, fields: [fieldIssue(`values.${key}`, 'not-of-trade')] });
  const value = storedInField(written, field);
  if (typeof value === 'object' && value !== null) throw new Error('a field holds a plain value');
  if (!fitsField(value, field, snapshot.detail.staff)) {
    const wanted = wantedText(field.kind);
    return refuse('wrong-value', {
      item: field.label,
      fields: [fieldIssue(`values.${key}`, 'wrong-type', { wanted })],
    });
  }
  const writer = checkWriter(ctx, snapshot, field);
  return writer.ok ? succeed([key, value]) : writer;
};

/** The values of a line with the written ones, checked against the flow's fields of lines. Null without any. */
export const valuesAfter = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  before: Line | null,
  written: Written = {},
): Result<Values | null> => {
  const values = new Map<FactKey, FieldValue>(Object.entries(before?.values ?? {}));
  for (const [key, wanted] of Object.entries(written)) {
    if ((values.get(key) ?? null) === wanted) continue;
    const checked = checkValue(ctx, snapshot, [key, wanted]);
    if (!checked.ok) return checked;
    const [, value] = checked.value;
    if (value === null) values.delete(key);
    else values.set(key, value);
  }
  if (values.size === 0) return succeed(null);
  const after = Object.fromEntries(values);
  // A job comes as one value, so that what its lines hold is bounded.
  if (utf8Length(JSON.stringify(after)) <= lineValuesBytesMax) return succeed(after);
  const most = `${lineValuesBytesMax} B`;
  return refuse('invalid-input', { fields: [fieldIssue('values', 'too-large', { most })] });
};
