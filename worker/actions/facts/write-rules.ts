import type { FactCtx, FactJob, FittingValue } from '#actions/facts/fact-value';
import { refuseClosed } from '#actions/decide/decide';
import { mayDo } from '#actions/decide/right';
import { compile } from '#domain/flow/compile/compile';
import { dutyLabel, mayKeep } from '#domain/flow/duties';
import type { Flow } from '#domain/flow/flow';
import type { Who } from '#domain/flow/who';
import { entryTitle, type Place } from '#domain/jobs/entries';
import type { JobState } from '#domain/jobs/job';
import type { Missing } from '#domain/jobs/plan';
import type { View } from '#domain/jobs/view';
import { missingItem } from '#domain/planning/gate';
import { planMilestones } from '#domain/planning/plan-milestones';
import { unmet } from '#domain/jobs/unmet';
import { holds } from '#domain/rules/condition';
import { entryKey, type EntryRef } from '#domain/rules/fact-key';
import { fieldIssue } from '#domain/texts/field-texts';
import { roleTexts } from '#domain/rights/role-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { locales, text, type Locale, type Text } from '#domain/texts/text';

/** Entries of a list that one job may have. */
export const entriesMax = 200;

/** A job with all values of one request, before and after them. Each view is built when a rule first asks for it. */
export interface WriteRequest {
  readonly snapshot: FactJob;
  readonly before: () => View;
  readonly after: () => View;
}

/** Labels in one line, in each language. */
export const joined = (labels: readonly Text[]): Text => {
  const inLanguage = (locale: Locale): string =>
    labels.map((label) => label[locale]).join(locale === 'en' ? ', ' : '、');
  const [en, hans, hant] = locales;
  return text(inLanguage(en), inLanguage(hans), inLanguage(hant));
};

const once = <Value>(make: () => Value): (() => Value) => {
  let known: { readonly value: Value } | null = null;
  return () => (known ??= { value: make() }).value;
};

const wholeOf = ({ state }: FactJob): JobState => {
  if ('milestones' in state) return state;
  throw new Error('a value that is written by the row of a job has no rule that asks for the whole job');
};

/** Prepares the views that the rules of a request ask. */
export const writeRequest = (
  ctx: FactCtx,
  snapshot: FactJob,
  values: readonly FittingValue[],
): WriteRequest => {
  const { flow } = snapshot;
  const { calendar } = ctx;
  const written = new Set(values.filter(({ item }) => item.item !== 'log').map(({ key }) => key));
  const stateAfter = (state: JobState): JobState => {
    const recorded = values.map(({ key, value }, index) => ({
      id: `${index}`,
      key,
      value,
      recordedBy: ctx.actor.id,
      recordedAt: ctx.now,
      recordedVersion: state.job.version + 1,
    }));
    return { ...state, facts: [...state.facts.filter(({ key }) => !written.has(key)), ...recorded] };
  };
  const viewOf = (state: JobState): View => planMilestones({ flow, state, calendar }).view;
  return {
    snapshot,
    before: once(() => viewOf(wholeOf(snapshot))),
    after: once(() => viewOf(stateAfter(wholeOf(snapshot)))),
  };
};

const isCleared = (value: unknown): boolean => value === null || value === '';

const placeOf = (entry: EntryRef | null, view: View): Place => ({
  entry,
  view: entry === null ? view : view.inEntry(entry.list, entry.id),
});

/** Whether an item is the act of the actor. A duty that nobody keeps is everybody's. */
export const isWriter = ({ actor }: FactCtx, who: Who, { view, staff }: WriterSource): boolean => {
  if ('role' in who) return who.role === actor.role;
  return 'duty' in who ? mayKeep(who.duty, actor.id, staff) : view.fieldValue(who.staffField) === actor.id;
};

interface WriterSource {
  readonly view: View;
  readonly staff: FactJob['detail']['staff'];
}

/** What those are called whose act it is. */
export const writerText = (flow: Flow, who: Who): Text => {
  if ('role' in who) return roleTexts[who.role];
  if ('duty' in who) return dutyLabel(flow, who.duty);
  const { staffField: field } = who;
  return compile(flow).itemsByKey.get(field)?.label ?? text(field, field, field);
};

/** Whether one of those whose act an item is writes it; whoever is named by the same request may, and whoever hands over. */
const isOwnAct = (
  ctx: FactCtx,
  { snapshot, before, after }: WriteRequest,
  { found, item: { by } }: FittingValue,
): boolean => {
  if (by === undefined) return true;
  const { staff } = snapshot.detail;
  const isNamed = (job: View): boolean => {
    const { view } = placeOf(found.entry, job);
    return by.some((who) => isWriter(ctx, who, { view, staff }));
  };
  return isNamed(before()) || isNamed(after());
};

/** Whether somebody who leads the shop writes an item that is the act of others; the history says so. */
export const isPassing = (ctx: FactCtx, request: WriteRequest, value: FittingValue): boolean =>
  mayDo(ctx, 'override-gate') && !isOwnAct(ctx, request, value);

/** Refuses a person whose act the item is not. Those who lead the shop pass. */
const checkWriter = (ctx: FactCtx, request: WriteRequest, value: FittingValue): Result<null> => {
  const { key, item } = value;
  if (mayDo(ctx, 'override-gate') || isOwnAct(ctx, request, value)) return succeed(null);
  const who = joined((item.by ?? []).map((each) => writerText(request.snapshot.flow, each)));
  return refuse('not-yours', {
    item: item.label,
    who,
    fields: [fieldIssue(`facts.${key}`, 'written-by', { who })],
  });
};

const lackingLabels = (missing: readonly Missing[]): Text => joined(missing.map(({ label }) => label));

/** Refuses a value whose time has not come; the job is read as the whole request leaves it. */
const checkTime = (
  { snapshot, after }: WriteRequest,
  { key, found, item, value }: FittingValue,
): Result<null> => {
  const { writeWhen } = item;
  if (writeWhen === undefined || isCleared(value)) return succeed(null);
  const place = placeOf(found.entry, after());
  if (holds(writeWhen, place.view)) return succeed(null);
  const missing = unmet(writeWhen, { flow: snapshot.flow, stage: item.stage, place });
  const needs = lackingLabels(missing);
  return refuse('not-yet', {
    item: item.label,
    needs,
    missing,
    fields: [fieldIssue(`facts.${key}`, 'not-yet', { needs })],
  });
};

const listOf = ({ snapshot }: WriteRequest, { list }: EntryRef) => {
  const item = compile(snapshot.flow).itemsByKey.get(list);
  return item?.item === 'list' ? item : null;
};

/** Refuses a change of an entry that is closed, but for those who lead the shop, and a value for a removed one. */
const checkEntryOpen = (
  ctx: FactCtx,
  request: WriteRequest,
  { key, found: { entry, isWholeEntry }, value }: FittingValue,
): Result<null> => {
  if (entry === null) return succeed(null);
  const { snapshot, before, after } = request;
  const { flow } = snapshot;
  const list = listOf(request, entry);
  const closedBy = list?.closedBy;
  const isClosed = closedBy !== undefined && before().inEntry(entry.list, entry.id).hasFact(closedBy);
  if (isClosed && !mayDo(ctx, 'override-gate')) {
    const title = entryTitle(flow, entry, before());
    return refuse('entry-closed', {
      entry: title,
      fields: [fieldIssue(`facts.${key}`, 'entry-ended')],
    });
  }
  const isRemoved = after().fact(entryKey(entry))?.value === false;
  if (!isRemoved || isWholeEntry || isCleared(value)) return succeed(null);
  return refuse('entry-removed', {
    list: list?.label ?? entry.list,
    fields: [fieldIssue(`facts.${key}`, 'entry-gone')],
  });
};

/** Refuses to close an entry while a required item of it is missing. */
const checkClosing = (
  request: WriteRequest,
  { key, found: { entry }, item, value }: FittingValue,
): Result<null> => {
  if (entry === null || isCleared(value) || listOf(request, entry)?.closedBy !== item.key)
    return succeed(null);
  const { flow } = request.snapshot;
  const place = placeOf(entry, request.after());
  const missing = (compile(flow).itemsOf.get(entry.list) ?? [])
    .filter(({ isRequired }) => isRequired === true)
    .flatMap((required) => missingItem(flow, required, place));
  if (missing.length === 0) return succeed(null);
  const needs = lackingLabels(missing);
  return refuse('entry-incomplete', {
    entry: entryTitle(flow, entry, request.after()),
    needs,
    missing,
    fields: [fieldIssue(`facts.${key}`, 'not-yet', { needs })],
  });
};

/** Whether the lead time of a value is not asked for, as the request leaves the job: an emergency. */
export const isLeadWaived = (
  request: WriteRequest,
  { found, item }: Pick<FittingValue, 'found' | 'item'>,
): boolean => {
  if (item.item !== 'field' || item.lead?.waivedWhen === undefined) return false;
  return holds(item.lead.waivedWhen, placeOf(found.entry, request.after()).view);
};

/** The rules of writing an item that its flow states, for one value of a request. */
export const checkWriteRules = (ctx: FactCtx, request: WriteRequest, value: FittingValue): Result<null> => {
  const { job } = request.snapshot.state;
  // An ended job is not a closed one: nothing comes after it.
  const isAfterClosing = value.item.afterClosing === true && job.endedAs === null;
  const open = isAfterClosing ? succeed(null) : refuseClosed(request.snapshot);
  if (!open.ok) return open;
  for (const result of [
    checkEntryOpen(ctx, request, value),
    checkWriter(ctx, request, value),
    checkTime(request, value),
    checkClosing(request, value),
  ])
    if (!result.ok) return result;
  return succeed(null);
};

/** Refuses more entries of a list than a job may have. Only growth is refused. */
export const checkEntryCount = (request: WriteRequest, values: readonly FittingValue[]): Result<null> => {
  for (const { key, found } of values) {
    if (found.entry === null) continue;
    const { list } = found.entry;
    const count = request.after().entries(list).length;
    if (count <= entriesMax || count <= request.before().entries(list).length) continue;
    return refuse('too-many', {
      list: listOf(request, found.entry)?.label ?? list,
      most: entriesMax,
      fields: [fieldIssue(`facts.${key}`, 'too-many', { most: entriesMax })],
    });
  }
  return succeed(null);
};
