import type { Ctx } from '#actions/decide/context';
import { checkFact, type Written, checkLeadTime } from '#actions/facts/fact-value';
import { allowed } from '#actions/decide/right';
import type { Edits, FieldChange } from '#domain/jobs/change';
import type { Fact, FactValue } from '#domain/rules/fact';
import type { StaffMember } from '#store/jobs/loaded-job';
import type { Flow } from '#domain/flow/flow';
import { isPrice } from '#domain/planning/milestone-amounts';
import { refuse, succeed, type Refusal, type Result } from '#domain/texts/refusal';

type FactEdit = NonNullable<Edits['facts']>[number];

export interface FactEdits {
  readonly facts: readonly FactEdit[];
  readonly changes: readonly FieldChange[];
}

interface Options {
  readonly written: readonly Written[];
  readonly override: { readonly reason: string } | undefined;
}

/** A job as far as what is written into it is checked against it. */
interface Checked {
  readonly flow: Flow;
  readonly state: { readonly facts: readonly Pick<Fact, 'key' | 'value'>[] };
  readonly detail: { readonly staff: readonly StaffMember[] };
}

const fieldsOf = ({ details }: Refusal): readonly unknown[] => {
  const { fields } = details;
  return Array.isArray(fields) ? fields : [];
};

/** The first refusal, with every refused field listed, so that a form shows all errors at once. */
const together = (refusals: readonly Refusal[]): Result<never> => {
  const [first, ...others] = refusals;
  if (first === undefined) throw new Error('no refusal to tell of');
  const details = { ...first.details, fields: refusals.flatMap(fieldsOf) };
  return refuse(others.length === 0 ? first.code : 'invalid-input', details);
};

const isCurrent = ({ state }: Checked, key: string, value: FactValue): boolean =>
  (state.facts.findLast((fact) => fact.key === key)?.value ?? null) === value;

/** Turns a written value into a fact to record; null when the job has this value already. */
const factEdit = (
  ctx: Ctx,
  snapshot: Checked,
  { written, override }: { readonly written: Written; readonly override: Options['override'] },
): Result<{ readonly fact: FactEdit; readonly change: FieldChange } | null> => {
  const checked = checkFact(snapshot.flow, written, snapshot.detail.staff);
  if (!checked.ok) return checked;
  const { item, value } = checked.value;
  const isLog = item.item === 'log';
  if (!isLog && isCurrent(snapshot, written.key, value)) return succeed(null);
  const priced = isPrice(snapshot.flow, written.key) ? allowed(ctx, 'edit-amounts') : succeed(null);
  if (!priced.ok) return priced;
  const timely = checkLeadTime(ctx, checked.value, override);
  if (!timely.ok) return timely;
  const before = snapshot.state.facts.findLast(({ key }) => key === written.key)?.value ?? null;
  const id = ctx.newId('fct');
  return succeed({
    fact: { id, key: written.key, value, supersedes: !isLog },
    // Log entries never conflict, because each has its own path.
    change: {
      path: isLog ? `fact:${written.key}#${id}` : `fact:${written.key}`,
      before: isLog ? null : before,
      after: value,
    },
  });
};

/** For a fact that is written twice in one request the last value counts; of a log every entry counts. */
const lastOfEach = ({ items }: Flow, written: readonly Written[]): readonly Written[] => {
  const logs = new Set(items.filter(({ item }) => item === 'log').map(({ key }) => key));
  return written.filter(
    ({ key }, index) => logs.has(key) || !written.slice(index + 1).some((later) => later.key === key),
  );
};

/**
 * Turns written values into facts to record. Values are checked against the flow's items; unchanged values are left
 * out.
 */
export const factEdits = (ctx: Ctx, snapshot: Checked, { written, override }: Options): Result<FactEdits> => {
  const refusals: Refusal[] = [];
  const facts: FactEdit[] = [];
  const changes: FieldChange[] = [];
  for (const eachWritten of lastOfEach(snapshot.flow, written)) {
    const result = factEdit(ctx, snapshot, { written: eachWritten, override });
    if (!result.ok) refusals.push(result.refusal);
    else if (result.value !== null) {
      facts.push(result.value.fact);
      changes.push(result.value.change);
    }
  }
  return refusals.length > 0 ? together(refusals) : succeed({ facts, changes });
};
