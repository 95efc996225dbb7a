import {
  dateOf,
  instant,
  isBusinessDate,
  isInstant,
  latestDate,
  latestInstant,
  parseBusinessDate,
  type BusinessDate,
} from '#domain/time/day';
import { mayDo } from '#actions/decide/right';
import { earliestBookable, isBookable, lastBookingDay } from '#domain/planning/appointments/lead-time';
import type { Ctx } from '#actions/decide/context';
import type { JobState } from '#domain/jobs/job';
import { isFileValue, type FactValue, type LogValue } from '#domain/rules/fact';
import { fieldIssue, wantedText } from '#domain/texts/field-texts';
import { compile, type CompiledField, type CompiledItem } from '#domain/flow/compile/compile';
import { mayKeep } from '#domain/flow/duties';
import { findItem, type FoundItem } from '#domain/flow/find-item';
import type { CheckItem, FileItem, Flow, ListItem, LogItem } from '#domain/flow/flow';
import { kindOfType } from '#domain/files/file-type';
import { choicesIn } from '#domain/rules/condition';
import { isEntryKey } from '#domain/rules/fact-key';
import { isMinor, minorMax } from '#domain/money/money';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { KeptState } from '#store/jobs/loaded-cells';
import type { StaffMember } from '#store/jobs/loaded-job';

/** What the rules of writing a fact read of a request. */
export type FactCtx = Pick<Ctx, 'now' | 'newId' | 'actor' | 'calendar'>;

/** What they read of a job. */
export interface FactJob {
  readonly flow: Flow;
  /** The whole job, or its row where only values of their own are written, of which no rule asks more. */
  readonly state: JobState | KeptState;
  readonly detail: { readonly staff: readonly StaffMember[] };
}

/** A value that a person writes under an item's key. */
export interface Written {
  readonly key: string;
  readonly value: FactValue;
}

type Writable = CompiledField | CheckItem | LogItem | ListItem | FileItem;

/** A written value that fits its item, and where the item stands. */
export interface FittingValue {
  readonly key: string;
  readonly found: FoundItem;
  readonly item: Writable;
  readonly value: FactValue;
}

const textMax = 4000;

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** What a value of a field is checked against. */
type Shape = Pick<CompiledField, 'kind' | 'choices' | 'min' | 'max' | 'duty'>;

const within =
  (widest: Bounds) =>
  (value: FactValue, { min = widest.min, max = widest.max }: Shape): boolean =>
    typeof value === 'number' && value >= min && value <= max;

type Fits = (value: FactValue, item: Shape, staff: readonly StaffMember[]) => boolean;

const isNumber = within({ min: -minorMax, max: minorMax });
const isAmount = within({ min: 0, max: minorMax });

const fits: Readonly<Record<CompiledField['kind'], Fits>> = {
  text: (value) => typeof value === 'string' && value.length <= textMax,
  number: isNumber,
  money: (value, item) => isMinor(value) && isAmount(value, item),
  percent: within({ min: 0, max: 100 }),
  date: (value) => typeof value === 'string' && parseBusinessDate(value) !== null && value <= latestDate,
  instant: (value) => typeof value === 'number' && isInstant(value) && value >= 0 && value <= latestInstant,
  choice: (value, { choices = [] }) => choices.some(({ key }) => key === value),
  choices: (value, { choices = [] }) =>
    typeof value === 'string' &&
    choicesIn(value).every((chosen) => choices.some(({ key }) => key === chosen)),
  yesno: (value) => typeof value === 'boolean',
  staff: (value, { duty }, staff) =>
    staff.some(({ id, isActive }) => id === value && isActive) &&
    (duty === undefined || (typeof value === 'string' && mayKeep(duty, value, staff))),
};

/** Whether a value can stand in a field; an empty one can. */
export const fitsField = (value: FactValue, field: Shape, staff: readonly StaffMember[]): boolean =>
  value === null || fits[field.kind](value, field, staff);

const isLog = (value: FactValue): value is LogValue =>
  typeof value === 'object' && value !== null && 'note' in value;

/** A file comes by its upload and by undo; a person's edit only removes it. */
const isAccepted = ({ accepts }: FileItem, value: FactValue): boolean =>
  value === null || (isFileValue(value) && accepts.includes(kindOfType(value.type)));

const takes = (item: Writable, value: FactValue, staff: readonly StaffMember[]): boolean => {
  switch (item.item) {
    case 'field':
      return fitsField(value, item, staff);
    case 'check':
      return value === null || typeof value === 'boolean';
    case 'log':
      return isLog(value) && (value.on === undefined || isBusinessDate(value.on));
    // An entry is removed or brought back; its cells say everything else of it.
    case 'list':
      return value === false || value === null;
    case 'file':
      return isAccepted(item, value);
  }
};

const isWritable = ({ item, isWholeEntry, fileId }: FoundItem): boolean =>
  item.item !== 'document' &&
  item.item !== 'checklist' &&
  (item.item !== 'list' || isWholeEntry) &&
  (item.item !== 'file' || fileId !== null);

// An emptied cell and an unticked check are both stored as null.
const normal = (value: FactValue): FactValue => (value === '' || value === false ? null : value);

/** Several choices as they are kept: each once, in the flow's order. Unknown ones stay, for `fits` refuses them. */
const inFlowOrder = (value: FactValue, { choices = [] }: Shape): FactValue => {
  if (typeof value !== 'string') return value;
  const chosen = new Set(choicesIn(value).map((key) => key.trim()));
  const known = choices.map(({ key }) => key).filter((key) => chosen.has(key));
  return normal([...known, ...[...chosen].filter((key) => !known.includes(key))].join(','));
};

/** A value as a field keeps it: `no` is kept, other empty values become null. */
export const storedInField = (value: FactValue, field: Shape): FactValue => {
  if (field.kind === 'choices') return inFlowOrder(value, field);
  return field.kind === 'yesno' ? value : normal(value);
};

/** A value as it is kept. A yes-or-no item keeps `no`, and an entry its removal; other empty values become null. */
const storedValue = (item: CompiledItem, value: FactValue): FactValue => {
  if (item.item === 'list') return value;
  return item.item === 'field' ? storedInField(value, item) : normal(value);
};

/** Checks a written value against its item's kind, and where the item stands against the flow's lists. */
export const checkFact = (
  flow: Flow,
  { key, value }: Written,
  staff: readonly StaffMember[],
): Result<FittingValue> => {
  const found = findItem(flow, key);
  if (found === null || !isWritable(found)) {
    const code = isEntryKey(key) ? 'not-an-entry' : 'not-of-trade';
    return refuse('unknown-item', { item: key, fields: [fieldIssue(`facts.${key}`, code)] });
  }
  const item = compile(flow).itemsByKey.get(found.item.key);
  if (item === undefined || item.item === 'document' || item.item === 'checklist')
    throw new Error('a document or checklist is not written as a value');
  const factValue = storedValue(item, value);
  if (takes(item, factValue, staff)) return succeed({ key, found, item, value: factValue });
  const kind = item.item === 'field' ? item.kind : item.item;
  return refuse('wrong-value', {
    item: item.label,
    fields: [fieldIssue(`facts.${key}`, 'wrong-type', { wanted: wantedText(kind) })],
  });
};

const dayOf = (value: FactValue, { calendar }: FactCtx): BusinessDate | null => {
  if (typeof value === 'number') return dateOf(instant(value), calendar.zone);
  return typeof value === 'string' && isBusinessDate(value) ? value : null;
};

/** Refuses a date whose last booking day is past, unless its lead is waived or a person with the right overrides it with a reason. */
export const checkLeadTime = (
  ctx: FactCtx,
  { key, item, value }: FittingValue,
  {
    override,
    isWaived,
  }: { readonly override: { readonly reason: string } | undefined; readonly isWaived: boolean },
): Result<null> => {
  if (item.item !== 'field' || item.lead === undefined || isWaived) return succeed(null);
  const on = dayOf(value, ctx);
  if (on === null) return succeed(null);
  const { workingDays: leadWorkingDays } = item.lead;
  const { calendar } = ctx;
  const today = dateOf(ctx.now, calendar.zone);
  if (isBookable(calendar, { on, today, leadWorkingDays })) return succeed(null);
  if (override === undefined) {
    const until = lastBookingDay(calendar, on, leadWorkingDays);
    const earliest = earliestBookable(calendar, today, leadWorkingDays);
    return refuse('lead-time', {
      item: item.label,
      days: leadWorkingDays,
      on,
      until,
      fields: [fieldIssue(`facts.${key}`, 'booked-too-late', { until, earliest })],
    });
  }
  return mayDo(ctx, 'override-gate') ? succeed(null) : refuse('not-allowed', { right: 'override-gate' });
};

/** Refuses a date or an instant later than today for what lies in the past: an acceptance, a handover. */
export const checkPastDate = (ctx: FactCtx, { key, item, value }: FittingValue): Result<null> => {
  if (item.item !== 'field' || item.notAfterToday !== true) return succeed(null);
  const on = dayOf(value, ctx);
  if (on === null || on <= dateOf(ctx.now, ctx.calendar.zone)) return succeed(null);
  return refuse('wrong-value', {
    item: item.label,
    fields: [fieldIssue(`facts.${key}`, 'in-the-future')],
  });
};
