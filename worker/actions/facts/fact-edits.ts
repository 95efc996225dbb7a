import {
  checkFact,
  checkLeadTime,
  checkPastDate,
  type FactCtx,
  type FactJob,
  type FittingValue,
  type Written,
} from '#actions/facts/fact-value';
import {
  checkEntryCount,
  checkWriteRules,
  isLeadWaived,
  isPassing,
  writeRequest,
  type WriteRequest,
} from '#actions/facts/write-rules';
import { allowed } from '#actions/decide/right';
import { appointmentKeys } from '#domain/flow/appointment-item';
import { compile } from '#domain/flow/compile/compile';
import { cellKey } from '#domain/rules/fact-key';
import type { Edits, FieldChange } from '#domain/jobs/change';
import type { FactValue } from '#domain/rules/fact';
import type { Flow } from '#domain/flow/flow';
import { fieldIssue } from '#domain/texts/field-texts';
import type { StaffMember } from '#store/jobs/loaded-job';
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

const isCurrent = ({ state }: FactJob, key: string, value: FactValue): boolean =>
  (state.facts.findLast((fact) => fact.key === key)?.value ?? null) === value;

/** Whether the answer to a call speaks of an earlier time of its appointment: the same answer is then said anew. */
const isOutdated = ({ flow, state }: FactJob, { key, found, item, value }: FittingValue): boolean => {
  const owner = compile(flow).appointments.find((each) => appointmentKeys(each).call === item.key);
  if (owner === undefined || value === null || !('milestones' in state)) return false;
  const { at } = appointmentKeys(owner);
  const versionOf = (factKey: string): number =>
    state.facts.findLast((fact) => fact.key === factKey)?.recordedVersion ?? 0;
  return versionOf(key) < versionOf(found.entry === null ? at : cellKey(found.entry, at));
};

/** Turns a value into a fact to record; null when the job has this value already. */
const factEdit = (
  ctx: FactCtx,
  request: WriteRequest,
  { fitting, override }: { readonly fitting: FittingValue; readonly override: Options['override'] },
): Result<{ readonly fact: FactEdit; readonly change: FieldChange } | null> => {
  const { snapshot } = request;
  const { key, item, value } = fitting;
  const isLog = item.item === 'log';
  if (!isLog && isCurrent(snapshot, key, value) && !isOutdated(snapshot, fitting)) return succeed(null);
  const priced = isPrice(snapshot.flow, key) ? allowed(ctx, 'edit-amounts') : succeed(null);
  if (!priced.ok) return priced;
  for (const check of [
    () => checkWriteRules(ctx, request, fitting),
    () => checkPastDate(ctx, fitting),
    () => checkLeadTime(ctx, fitting, { override, isWaived: isLeadWaived(request, fitting) }),
  ]) {
    const result = check();
    if (!result.ok) return result;
  }
  const id = ctx.newId('fct');
  const change = changeOf(snapshot, { key, value, logId: isLog ? id : null });
  return succeed({
    fact: { id, key, value, supersedes: !isLog },
    change: isPassing(ctx, request, fitting) ? { ...change, isPassed: true } : change,
  });
};

/** The history of a recorded value. Log entries never conflict, because each has its own path. */
const changeOf = (
  { state }: FactJob,
  { key, value, logId }: Pick<FittingValue, 'key' | 'value'> & { readonly logId: string | null },
): FieldChange =>
  logId === null
    ? {
        path: `fact:${key}`,
        before: state.facts.findLast((fact) => fact.key === key)?.value ?? null,
        after: value,
      }
    : { path: `fact:${key}#${logId}`, before: null, after: value };

/** For a fact that is written twice in one request the last value counts; of a log every entry counts. */
const lastOfEach = ({ items }: Flow, written: readonly Written[]): readonly Written[] => {
  const logs = new Set(items.filter(({ item }) => item === 'log').map(({ key }) => key));
  return written.filter(
    ({ key }, index) => logs.has(key) || !written.slice(index + 1).some((later) => later.key === key),
  );
};

/**
 * Turns written values into facts to record: the only way by which values of items come in. Values are checked against
 * the flow's items and their rules; unchanged values are left out. A closed job takes only what may come after closing.
 */
export const factEdits = (
  ctx: FactCtx,
  snapshot: FactJob,
  { written, override }: Options,
): Result<FactEdits> => {
  const refusals: Refusal[] = [];
  const fittingValues: FittingValue[] = [];
  for (const latest of lastOfEach(snapshot.flow, written)) {
    const fitting = checkFact(snapshot.flow, latest, snapshot.detail.staff);
    if (fitting.ok) fittingValues.push(fitting.value);
    else refusals.push(fitting.refusal);
  }
  const request = writeRequest(ctx, snapshot, fittingValues);
  const facts: FactEdit[] = [];
  const changes: FieldChange[] = [];
  for (const fitting of fittingValues) {
    const result = factEdit(ctx, request, { fitting, override });
    if (!result.ok) refusals.push(result.refusal);
    else if (result.value !== null) {
      facts.push(result.value.fact);
      changes.push(result.value.change);
    }
  }
  const count = checkEntryCount(request, fittingValues);
  if (!count.ok) refusals.push(count.refusal);
  return refusals.length > 0 ? together(refusals) : succeed({ facts, changes });
};

/** Refuses a person who is not on the staff. */
export const checkPerson = (
  person: string | null | undefined,
  staff: readonly StaffMember[],
  path: string,
): Result<null> => {
  if (person === null || person === undefined) return succeed(null);
  if (staff.some(({ id, isActive }) => id === person && isActive)) return succeed(null);
  return refuse('unknown-person', { person, fields: [fieldIssue(path, 'not-staff')] });
};
