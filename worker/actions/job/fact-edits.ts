import type { Ctx } from '#actions/context';
import { checkFact, type Written } from '#actions/job/fact-value';
import { checkLeadTime } from '#actions/job/lead-time';
import type { Standing } from '#actions/decide';
import type { Edits, FieldChange } from '#domain/change';
import { refuse, succeed, type Refusal, type Result } from '#domain/refusal';

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

/** Facts to record from what a person wrote: checked by the flow's items; what stands already is left out. */
export const factEdits = (ctx: Ctx, standing: Standing, { written, override }: Given): Result<FactEdits> => {
  const { flow, state, detail } = standing;
  const refusals: Refusal[] = [];
  const facts: FactEdit[] = [];
  const changes: FieldChange[] = [];
  for (const one of written) {
    const checked = checkFact(flow, one, detail.staff);
    const timely = checked.ok ? checkLeadTime(ctx, checked.value, override) : checked;
    if (!checked.ok || !timely.ok) {
      if (!timely.ok) refusals.push(timely.refusal);
      continue;
    }
    const { item, value } = checked.value;
    const isLog = item.item === 'log';
    const before = isLog ? null : (state.facts.findLast(({ key }) => key === one.key)?.value ?? null);
    if (!isLog && before === value) continue;
    const id = ctx.newId('fct');
    facts.push({ id, key: one.key, value, supersedes: !isLog });
    // Entries of a log never conflict: each has a path of its own.
    changes.push({ path: isLog ? `fact:${one.key}#${id}` : `fact:${one.key}`, before, after: value });
  }
  return refusals.length > 0 ? together(refusals) : succeed({ facts, changes });
};
