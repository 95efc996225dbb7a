import { diffFields } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import { findRow, saveRow } from '#actions/jobs/save-row';
import { standAfter } from '#actions/lines/line-decision';
import { checkLineWrite, pricesRead } from '#actions/lines/line-rules';
import { valuesAfter } from '#actions/lines/line-values';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { SaveLine } from '#contract/lines/line-requests';
import type { CatalogueItem } from '#contract/shop/catalogue';
import type { Flow } from '#domain/flow/flow';
import type { Edits } from '#domain/jobs/change';
import { isAccepted, isTurnedDown, type Line } from '#domain/lines/line';
import { isCountable, lineAmount } from '#domain/lines/line-amounts';
import { isMinor, moneyText } from '#domain/money/money';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { warrantyClasses } from '#domain/warranties/coverage';
import { thingTexts } from '#domain/texts/thing-texts';

/** Refuses tags and a warranty class that the flow does not name. */
const checkWords = (flow: Flow, { tags, class: warranty = null }: SaveLine): Result<null> => {
  const strange = tags.find((tag) => !flow.lineTags.some(({ key }) => key === tag));
  if (strange !== undefined)
    return refuse('unknown-item', { item: strange, fields: [fieldIssue('tags', 'not-of-trade')] });
  const isKnown = warranty === null || warrantyClasses(flow).some(({ key }) => key === warranty);
  return isKnown
    ? succeed(null)
    : refuse('unknown-item', { item: warranty, fields: [fieldIssue('class', 'not-of-trade')] });
};

type Price = Pick<Line, 'unitMinor' | 'amountMinor'>;

/** What is written, else what stood; null on a new line. */
const latest = <Value>(written: Value | null | undefined, before: Value | null | undefined): Value | null =>
  written === undefined ? (before ?? null) : written;

/** The price of a line: by the unit, which makes its amount, or the amount as written. */
const priceAfter = (
  { job }: JobSnapshot['state'],
  before: Line | null,
  { quantity, amountMinor, unitMinor: written }: SaveLine,
): Result<Price> => {
  const unitMinor = latest(written, before?.unitMinor);
  if (unitMinor === null) {
    const amount = amountMinor ?? before?.amountMinor;
    return amount === undefined
      ? refuse('invalid-input', { fields: [fieldIssue('amountMinor', 'required')] })
      : succeed({ unitMinor, amountMinor: amount });
  }
  if (!isCountable(quantity))
    return refuse('invalid-input', { fields: [fieldIssue('quantity', 'too-fine')] });
  const amount = lineAmount(quantity, unitMinor);
  if (!isMinor(amount)) return refuse('amount-out-of-range');
  if (amountMinor === undefined || amountMinor === amount) return succeed({ unitMinor, amountMinor: amount });
  const details = { amount: moneyText(amount, job.currency) };
  return refuse('invalid-input', { fields: [fieldIssue('amountMinor', 'by-unit-price', details)] });
};

/** The line that a new one offers again must have been declined or deferred. */
const checkRepeat = ({ state }: JobSnapshot, before: Line | null, repeats: string | null): Result<null> => {
  if (repeats === null || repeats === (before?.repeats ?? null)) return succeed(null);
  const repeated = state.lines.find(({ id }) => id === repeats);
  return repeated === undefined || !isTurnedDown(repeated) || repeated.id === before?.id
    ? refuse('nothing-to-repeat')
    : succeed(null);
};

/** A line is picked from what the price list offers now; one that was picked before stays. */
const checkItem = (before: Line | null, wanted: string | null, item: CatalogueItem | null): Result<null> => {
  if (wanted === null || wanted === (before?.catalogueId ?? null)) return succeed(null);
  if (item === null) return refuse('not-found', { what: thingTexts.catalogueItem });
  return item.isActive ? succeed(null) : refuse('item-inactive', { name: item.name });
};

/** The line as written, before anything is said of its decision. */
const lineAfter = (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { before, input }: { readonly before: Line | null; readonly input: SaveLine },
): Result<Line> => {
  const price = priceAfter(snapshot.state, before, input);
  if (!price.ok) return price;
  const values = valuesAfter(ctx, snapshot, before, input.values);
  if (!values.ok) return values;
  const { description, quantity, tags, isDone } = input;
  const last = Math.max(0, ...snapshot.state.lines.map(({ position }) => position));
  return succeed({
    id: before?.id ?? ctx.newId('lin'),
    position: before?.position ?? last + 1,
    description,
    quantity,
    ...price.value,
    tags,
    isDone,
    class: latest(input.class, before?.class),
    unit: latest(input.unit, before?.unit),
    repeats: latest(input.repeats, before?.repeats),
    catalogueId: latest(input.catalogueId, before?.catalogueId),
    changeOrderId: latest(input.changeOrderId, before?.changeOrderId),
    values: values.value,
  });
};

interface Saving {
  readonly before: Line | null;
  readonly input: SaveLine;
  /** The item of the price list that the request names. */
  readonly item: CatalogueItem | null;
}

const isOfList = ({ unitMinor = null }: Line, item: CatalogueItem | null, currency: string): boolean =>
  item !== null && item.priceMinor === unitMinor && item.currency === currency;

const savedLine = (ctx: Ctx, snapshot: JobSnapshot, { before, input, item }: Saving): Result<Line> => {
  for (const check of [
    () => checkWords(snapshot.flow, input),
    () => checkRepeat(snapshot, before, input.repeats ?? null),
    () => checkItem(before, input.catalogueId ?? null, item),
  ]) {
    const fits = check();
    if (!fits.ok) return fits;
  }
  const written = lineAfter(ctx, snapshot, { before, input });
  if (!written.ok) return written;
  const said = { decision: input.decision, until: input.deferUntil };
  const stand = standAfter(ctx, snapshot, { before, line: written.value, said });
  if (!stand.ok) return stand;
  const { decision = null, decidedAt = null, deferUntil = null } = stand.value;
  const line = { ...written.value, decision, decidedAt, deferUntil };
  const isListPrice = isOfList(line, item, snapshot.state.job.currency);
  const fits = checkLineWrite(ctx, snapshot, { before, after: line, isListPrice });
  return fits.ok ? succeed(line) : fits;
};

const removal = (ctx: Ctx, snapshot: JobSnapshot, before: Line): Result<Edits> => {
  const fits = checkLineWrite(ctx, snapshot, { before, after: null, isListPrice: false });
  if (!fits.ok) return fits;
  return succeed({
    action: 'remove-line',
    reason: null,
    changes: [{ path: `line:${before.id}`, before, after: null }],
    lines: [{ ...before, isRemoved: true }],
  });
};

/** The line that a request accepts. A line that was accepted before is not agreed to again. */
const acceptedId = ({ state }: JobSnapshot, { lineId, decision }: SaveLine): ReadonlySet<string> => {
  const before = state.lines.find(({ id }) => id === lineId);
  const isNew = before !== undefined && decision === 'accepted' && !isAccepted(before);
  return new Set(isNew ? [before.id] : []);
};

/** Adds, changes or removes a line of the quote. */
export const saveLine = async (ctx: Ctx, jobId: string, input: SaveLine): Promise<Result<JobDetail>> => {
  const { catalogueId = null } = input;
  const item = catalogueId === null ? null : await ctx.store.catalogueItem(catalogueId);
  return saveRow(ctx, {
    jobId,
    right: 'edit-job',
    baseVersion: input.baseVersion,
    alsoReads: (snapshot) => pricesRead(snapshot, acceptedId(snapshot, input)),
    apply: (snapshot) => {
      const found = findRow(snapshot.state.lines, input.lineId, thingTexts.line);
      if (!found.ok) return found;
      const before = found.value;
      if (before !== null && input.isRemoved) return removal(ctx, snapshot, before);
      const line = savedLine(ctx, snapshot, { before, input, item });
      if (!line.ok) return line;
      const changes = diffFields(`line:${line.value.id}.`, before, line.value);
      return succeed({ action: 'save-line', reason: null, changes, lines: [line.value] });
    },
  });
};
