import { changeOf, checkChange } from '#actions/decide/change-of';
import { conflictOf } from '#actions/decide/conflict';
import type { Ctx } from '#actions/decide/context';
import { foundIn, type Standing } from '#actions/decide/decide';
import { mayPatch, patchEdits, type Patch } from '#actions/jobs/edit-job';
import { decideOpening, type Opening } from '#actions/jobs/open-job';
import { fieldIssues } from '#contract/field-issues';
import { importEdit, importOpening, type ImportEdit } from '#contract/transfer/transfer-requests';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Decided } from '#store/jobs/many-jobs';
import type { LoadedJob, NewJob } from '#store/jobs/loaded-job';

/** What a row comes to by the rules that a person's own edit would meet. */
export type Judged =
  | { readonly kind: 'opening'; readonly job: NewJob }
  | { readonly kind: 'edit'; readonly decided: Decided; readonly patch: Patch; readonly version: number }
  | { readonly kind: 'same'; readonly jobId: string; readonly version: number };

export type ImportRow = Readonly<Record<string, unknown>>;

/** The job's number that a row names; null for a row that opens one. */
export const numberIn = ({ number }: ImportRow): unknown => number ?? null;

const judgeOpening = (ctx: Ctx, row: ImportRow, opening: Opening): Result<Judged> => {
  const { number: _, ...rest } = row;
  const read = importOpening.safeParse(rest, { reportInput: true });
  if (!read.success) return refuse('invalid-input', { fields: fieldIssues(read.error) });
  const decided = decideOpening(ctx, read.data, opening);
  return decided.ok ? succeed({ kind: 'opening', job: decided.value }) : decided;
};

const differing = (given: object, standing: object): object => {
  const old = new Map<string, unknown>(Object.entries(standing));
  return Object.fromEntries(
    Object.entries(given).filter(([name, value]) => (old.get(name) ?? null) !== (value ?? null)),
  );
};

const ifAny = (name: 'customer' | 'facts', values: object): object =>
  Object.keys(values).length === 0 ? {} : { [name]: values };

/** The part of a row that says something new: what stands already asks for no right and meets no rule. */
const news = ({ state }: Standing, { customer = {}, facts = {}, ...own }: Patch): Patch => {
  const current = Object.fromEntries(state.facts.map(({ key, value }) => [key, value]));
  return {
    ...differing(own, state.job),
    ...ifAny('customer', differing(customer, state.customer)),
    ...ifAny('facts', differing(facts, current)),
  };
};

const decideEdit = async (
  ctx: Ctx,
  standing: Standing,
  { number: _, baseVersion, flow, ...given }: ImportEdit,
): Promise<Result<Judged>> => {
  const { job } = standing.state;
  if (flow !== undefined && flow !== job.flowKey)
    return refuse('invalid-input', { fields: [fieldIssue('flow', 'other-trade')] });
  const patch = news(standing, given);
  const same = succeed({ kind: 'same', jobId: job.id, version: job.version } as const);
  if (Object.keys(patch).length === 0) return same;
  const right = mayPatch(ctx, patch);
  if (!right.ok) return right;
  const edits = patchEdits(ctx, standing, patch);
  if (!edits.ok) return edits;
  if (edits.value.changes.length === 0) return same;
  const base = baseVersion ?? job.version;
  const current = await conflictOf(ctx, { base, job, changes: edits.value.changes });
  if (current !== null) return refuse('stale', { current });
  const { change, after: state } = changeOf(ctx, standing, edits.value);
  const checked = checkChange(standing.state, { change, after: state });
  if (!checked.ok) return checked;
  return succeed({ kind: 'edit', decided: { change, state, base: standing }, patch, version: job.version });
};

const judgeEdit = async (
  ctx: Ctx,
  row: ImportRow,
  found: ReadonlyMap<number, LoadedJob>,
): Promise<Result<Judged>> => {
  const read = importEdit.safeParse(row, { reportInput: true });
  if (!read.success) return refuse('invalid-input', { fields: fieldIssues(read.error) });
  const loaded = found.get(read.data.number);
  if (loaded === undefined)
    return refuse('invalid-input', { fields: [fieldIssue('number', 'no-such-number')] });
  const standing = foundIn(ctx, loaded);
  return standing.ok ? decideEdit(ctx, standing.value, read.data) : standing;
};

/** Decides a row; nothing is written. `found` are the jobs of all numbers that the rows name. */
export const judgeRow = async (
  ctx: Ctx,
  row: ImportRow,
  { opening, found }: { readonly opening: Opening; readonly found: ReadonlyMap<number, LoadedJob> },
): Promise<Result<Judged>> =>
  numberIn(row) === null ? judgeOpening(ctx, row, opening) : judgeEdit(ctx, row, found);
