import { checkResources, type BookedInBatch } from '#actions/decide/check-resources';
import { planChange, checkChange } from '#actions/decide/plan-change';
import { conflictOf } from '#actions/decide/conflict';
import type { Ctx } from '#actions/decide/context';
import { foundIn, type JobSnapshot } from '#actions/decide/decide';
import { mayPatch, patchEdits, type Patch } from '#actions/jobs/edit-job';
import { decideOpening, type Opening } from '#actions/jobs/open-job';
import { fieldIssues } from '#contract/field-issues';
import { importEdit, importOpening, type ImportEdit } from '#contract/transfer/transfer-requests';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Decided } from '#store/jobs/many-jobs';
import type { LoadedJob, NewJob } from '#store/jobs/loaded-job';

/** The result of a row under the rules of an ordinary edit. */
export type ValidRow =
  | { readonly kind: 'opening'; readonly job: NewJob }
  | { readonly kind: 'edit'; readonly decided: Decided; readonly patch: Patch; readonly version: number }
  | { readonly kind: 'same'; readonly jobId: string; readonly version: number };

/** What all rows of an import are decided on. */
export interface ImportState {
  readonly opening: Opening;
  /** The jobs of all numbers that the rows name. */
  readonly found: ReadonlyMap<number, LoadedJob>;
  /** The things that rows before it book. */
  readonly booked: BookedInBatch;
}

export type ImportRow = Readonly<Record<string, unknown>>;

/** The job's number that a row names; null for a row that opens one. */
export const numberIn = ({ number }: ImportRow): unknown => number ?? null;

const validateOpening = async (
  ctx: Ctx,
  row: ImportRow,
  { opening, booked }: Pick<ImportState, 'opening' | 'booked'>,
): Promise<Result<ValidRow>> => {
  const { number: _, ...rest } = row;
  const read = importOpening.safeParse(rest, { reportInput: true });
  if (!read.success) return refuse('invalid-input', { fields: fieldIssues(read.error) });
  const decision = decideOpening(ctx, read.data, opening);
  if (!decision.ok) return decision;
  const decided = await checkResources(ctx, { before: [], booked }, decision.value);
  return decided.ok ? succeed({ kind: 'opening', job: decided.value }) : decided;
};

const differing = (input: object, snapshot: object): object => {
  const old = new Map<string, unknown>(Object.entries(snapshot));
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => (old.get(name) ?? null) !== (value ?? null)),
  );
};

const ifAny = (name: 'customer' | 'facts', values: object): object =>
  Object.keys(values).length === 0 ? {} : { [name]: values };

/** The changed part of a row. Unchanged values need no right and meet no rule. */
const news = ({ state }: JobSnapshot, { customer = {}, facts = {}, ...own }: Patch): Patch => {
  const current = Object.fromEntries(state.facts.map(({ key, value }) => [key, value]));
  return {
    ...differing(own, state.job),
    ...ifAny('customer', differing(customer, state.customer)),
    ...ifAny('facts', differing(facts, current)),
  };
};

const decideEdit = async (
  ctx: Ctx,
  { snapshot, booked }: { readonly snapshot: JobSnapshot; readonly booked: BookedInBatch },
  { number: _, baseVersion, flow, ...input }: ImportEdit,
): Promise<Result<ValidRow>> => {
  const { job } = snapshot.state;
  if (flow !== undefined && flow !== job.flowKey)
    return refuse('invalid-input', { fields: [fieldIssue('flow', 'other-trade')] });
  const patch = news(snapshot, input);
  const same = succeed({ kind: 'same', jobId: job.id, version: job.version } as const);
  if (Object.keys(patch).length === 0) return same;
  const right = mayPatch(ctx, patch);
  if (!right.ok) return right;
  const edits = patchEdits(ctx, snapshot, patch);
  if (!edits.ok) return edits;
  if (edits.value.changes.length === 0) return same;
  const base = baseVersion ?? job.version;
  const current = await conflictOf(ctx, { base, job, changes: edits.value.changes });
  if (current !== null) return refuse('stale', { current });
  const { change, after: state } = planChange(ctx, snapshot, edits.value);
  const checked = checkChange(snapshot, { change, after: state });
  if (!checked.ok) return checked;
  const decided = await checkResources(
    ctx,
    { before: snapshot.state.appointments, booked },
    { change, state, base: snapshot },
  );
  return decided.ok
    ? succeed({ kind: 'edit', decided: decided.value, patch, version: job.version })
    : decided;
};

const validateEdit = async (
  ctx: Ctx,
  row: ImportRow,
  { found, booked }: Pick<ImportState, 'found' | 'booked'>,
): Promise<Result<ValidRow>> => {
  const read = importEdit.safeParse(row, { reportInput: true });
  if (!read.success) return refuse('invalid-input', { fields: fieldIssues(read.error) });
  const loaded = found.get(read.data.number);
  if (loaded === undefined)
    return refuse('invalid-input', { fields: [fieldIssue('number', 'no-such-number')] });
  const snapshot = foundIn(ctx, loaded);
  return snapshot.ok ? decideEdit(ctx, { snapshot: snapshot.value, booked }, read.data) : snapshot;
};

/** Decides a row; nothing is written. */
export const validateRow = async (ctx: Ctx, row: ImportRow, state: ImportState): Promise<Result<ValidRow>> =>
  numberIn(row) === null ? validateOpening(ctx, row, state) : validateEdit(ctx, row, state);
