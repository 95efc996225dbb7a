import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot, Prepared } from '#actions/decide/decide';
import { nextInTurn } from '#domain/appointments/turn';
import { compile, type CompiledField } from '#domain/flow/compile/compile';
import type { Flow } from '#domain/flow/flow';
import type { Edits } from '#domain/jobs/change';
import type { JobState } from '#domain/jobs/job';
import type { View } from '#domain/jobs/view';
import { planMilestones } from '#domain/planning/plan-milestones';
import { holds } from '#domain/rules/condition';
import type { FactKey } from '#domain/rules/fact';
import { succeed, type Result } from '#domain/texts/refusal';
import { endOfDay, dateOf } from '#domain/time/day';
import type { StaffMember } from '#store/jobs/loaded-job';

type FieldInTurn = CompiledField & Required<Pick<CompiledField, 'duty' | 'inTurnWhen'>>;

const isInTurn = (item: ReturnType<typeof compile>['items'][number]): item is FieldInTurn =>
  item.item === 'field' && item.duty !== undefined && item.inTurnWhen !== undefined;

/** A job before and after a change; before it is null for a new one. */
interface Changed {
  readonly flow: Flow;
  readonly before: JobState | null;
  readonly after: JobState;
  readonly staff: readonly StaffMember[];
}

/** A person whom the turn names, and the staff field that names them. */
export interface NamedInTurn {
  readonly key: FactKey;
  readonly value: string;
}

const begins = ({ inTurnWhen, key }: FieldInTurn, before: View | null, after: View): boolean =>
  after.fieldValue(key) === null &&
  holds(inTurnWhen, after) &&
  (before === null || !holds(inTurnWhen, before));

/** Whom a change names by turn. Asks the database only where the condition of such a field begins to hold. */
export const namedInTurn = async (
  ctx: Ctx,
  { flow, before, after, staff }: Changed,
): Promise<readonly NamedInTurn[]> => {
  const fields = compile(flow).items.filter(isInTurn);
  if (fields.length === 0) return [];
  const { calendar, now } = ctx;
  const viewOf = (state: JobState): View => planMilestones({ flow, state, calendar }).view;
  const [viewAfter, viewBefore] = [viewOf(after), before === null ? null : viewOf(before)];
  const named: NamedInTurn[] = [];
  for (const field of fields.filter((each) => begins(each, viewBefore, viewAfter))) {
    const keepers = staff.filter(({ isActive, duties }) => isActive && duties.includes(field.duty));
    if (keepers.length === 0) continue;
    const until = endOfDay(dateOf(now, calendar.zone), calendar.zone);
    const lastTurns = await ctx.store.lastTurns(
      keepers.map(({ id }) => id),
      { now, until },
    );
    const value = nextInTurn(lastTurns);
    if (value !== null) named.push({ key: field.key, value });
  }
  return named;
};

/** Edits that name these people too, in the same history entry. */
const withNamed = (ctx: Ctx, edits: Edits, named: readonly NamedInTurn[]): Edits => ({
  ...edits,
  changes: [
    ...edits.changes,
    ...named.map(({ key, value }) => ({ path: `fact:${key}`, before: null, after: value })),
  ],
  facts: [
    ...(edits.facts ?? []),
    ...named.map((fact) => ({ id: ctx.newId('fct'), ...fact, supersedes: true })),
  ],
});

/** A prepared command that names people by turn, where their fields ask for it; `prepare` decides it again. */
export const preparedInTurn = async (
  ctx: Ctx,
  snapshot: JobSnapshot,
  prepared: Prepared,
  prepare: (ctx: Ctx, snapshot: JobSnapshot, edits: Edits) => Result<Prepared>,
): Promise<Result<Prepared>> => {
  if (prepared.decided === null) return succeed(prepared);
  const { change, state: after } = prepared.decided;
  const { flow, state: before, detail } = snapshot;
  const named = await namedInTurn(ctx, { flow, before, after, staff: detail.staff });
  return named.length === 0 ? succeed(prepared) : prepare(ctx, snapshot, withNamed(ctx, change.edits, named));
};
