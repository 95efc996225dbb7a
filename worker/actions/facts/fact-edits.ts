import type { Ctx } from '#actions/decide/context';
import { checkFact, type Written } from '#actions/facts/fact-value';
import { checkLeadTime } from '#actions/facts/lead-time';
import type { Standing } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import type { Edits, FieldChange } from '#domain/jobs/change';
import type { FactValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import { isPrice } from '#domain/planning/milestone-amounts';
import { refuse, succeed, type Refusal, type Result } from '#domain/texts/refusal';

type FactEdit = NonNullable<Edits['facts']>[number];

export interface FactEdits {
  readonly facts: readonly FactEdit[];
  readonly changes: readonly FieldChange[];
}

interface Given {
  readonly written: readonly Written[];
  readonly override: { readonly reason: string } | undefined;
}

const fieldsOf = ({ details }: Refusal): readonly unknown[] => {
  const { fields } = details;
  return Array.isArray(fields) ? fields : [];
};

/** The first refusal with every refused field named, so that a form shows all its faults at once. */
const together = (refusals: readonly Refusal[]): Result<never> => {
  const [first, ...others] = refusals;
  if (first === undefined) throw new Error('no refusal to tell of');
  const details = { ...first.details, fields: refusals.flatMap(fieldsOf) };
  return refuse(others.length === 0 ? first.code : 'invalid-input', details);
};

const isStanding = ({ state }: Standing, key: string, value: FactValue): boolean =>
  (state.facts.findLast((fact) => fact.key === key)?.value ?? null) === value;

/** Whether a fact is the amount of a milestone: who writes it sets a price. */
/** One written value as a fact to record; null where it stands already. */
const factEdit = (
  ctx: Ctx,
  standing: Standing,
  { one, override }: { readonly one: Written; readonly override: Given['override'] },
): Result<{ readonly fact: FactEdit; readonly change: FieldChange } | null> => {
  const checked = checkFact(standing.flow, one, standing.detail.staff);
  if (!checked.ok) return checked;
  const { item, value } = checked.value;
  const isLog = item.item === 'log';
  if (!isLog && isStanding(standing, one.key, value)) return succeed(null);
  const priced = isPrice(standing.flow, one.key) ? allowed(ctx, 'edit-amounts') : succeed(null);
  if (!priced.ok) return priced;
  const timely = checkLeadTime(ctx, checked.value, override);
  if (!timely.ok) return timely;
  const before = standing.state.facts.findLast(({ key }) => key === one.key)?.value ?? null;
  const id = ctx.newId('fct');
  return succeed({
    fact: { id, key: one.key, value, supersedes: !isLog },
    // Entries of a log never conflict: each has a path of its own.
    change: {
      path: isLog ? `fact:${one.key}#${id}` : `fact:${one.key}`,
      before: isLog ? null : before,
      after: value,
    },
  });
};

/** Of a fact that is written twice at once the last word counts; every entry of a log does. */
const lastOfEach = ({ items }: Flow, written: readonly Written[]): readonly Written[] => {
  const logs = new Set(items.filter(({ item }) => item === 'log').map(({ key }) => key));
  return written.filter(
    ({ key }, index) => logs.has(key) || !written.slice(index + 1).some((later) => later.key === key),
  );
};

/** Facts to record from what a person wrote: checked by the flow's items; what stands already is left out. */
export const factEdits = (ctx: Ctx, standing: Standing, { written, override }: Given): Result<FactEdits> => {
  const refusals: Refusal[] = [];
  const facts: FactEdit[] = [];
  const changes: FieldChange[] = [];
  for (const one of lastOfEach(standing.flow, written)) {
    const made = factEdit(ctx, standing, { one, override });
    if (!made.ok) refusals.push(made.refusal);
    else if (made.value !== null) {
      facts.push(made.value.fact);
      changes.push(made.value.change);
    }
  }
  return refusals.length > 0 ? together(refusals) : succeed({ facts, changes });
};
