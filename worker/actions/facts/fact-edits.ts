import type { Ctx } from '#actions/decide/context';
import { allowed, mayDo } from '#actions/decide/right';
import type { Edits, FieldChange } from '#domain/jobs/change';
import type { Fact, FactValue, LogValue } from '#domain/rules/fact';
import type { StaffMember } from '#store/jobs/loaded-job';
import type { Flow, CheckItem, FieldItem, Item, LogItem } from '#domain/flow/flow';
import { isPrice } from '#domain/planning/milestone-amounts';
import { refuse, succeed, type Refusal, type Result } from '#domain/texts/refusal';
import {
  isInstant,
  latestDate,
  latestInstant,
  isBusinessDate,
  parseBusinessDate,
  dateOf,
  instant,
  type BusinessDate,
} from '#domain/time/day';
import { fieldIssue, wantedText } from '#domain/texts/field-texts';
import { isMinor, minorMax } from '#domain/money/money';
import { earliestBookable, isBookable, lastBookingDay } from '#domain/planning/lead-time';

/** A value that a person writes under an item's key. */
export interface Written {
  readonly key: string;
  readonly value: FactValue;
}

type Writable = FieldItem | CheckItem | LogItem;

const textMax = 4000;

interface Bounds {
  readonly min: number;
  readonly max: number;
}

const within =
  (widest: Bounds) =>
  (value: FactValue, { min = widest.min, max = widest.max }: FieldItem): boolean =>
    typeof value === 'number' && value >= min && value <= max;

type Fits = (value: FactValue, item: FieldItem, staff: readonly StaffMember[]) => boolean;

const isNumber = within({ min: -minorMax, max: minorMax });
const isAmount = within({ min: 0, max: minorMax });

const fits: Readonly<Record<FieldItem['kind'], Fits>> = {
  text: (value) => typeof value === 'string' && value.length <= textMax,
  number: isNumber,
  money: (value, item) => isMinor(value) && isAmount(value, item),
  percent: within({ min: 0, max: 100 }),
  date: (value) => typeof value === 'string' && parseBusinessDate(value) !== null && value <= latestDate,
  instant: (value) => typeof value === 'number' && isInstant(value) && value >= 0 && value <= latestInstant,
  choice: (value, { choices = [] }) => choices.some(({ key }) => key === value),
  yesno: (value) => typeof value === 'boolean',
  staff: (value, _, staff) => staff.some(({ id, isActive }) => id === value && isActive),
};

const isLogEntry = (value: FactValue): value is LogValue =>
  typeof value === 'object' && value !== null && 'note' in value;

const takes = (item: Writable, value: FactValue, staff: readonly StaffMember[]): boolean => {
  switch (item.item) {
    case 'field':
      return value === null || fits[item.kind](value, item, staff);
    case 'check':
      return value === null || typeof value === 'boolean';
    case 'log':
      return isLogEntry(value) && (value.on === undefined || isBusinessDate(value.on));
  }
};

const isWritable = (item: Item | undefined): item is Writable =>
  item !== undefined && item.item !== 'document';

// An emptied cell and an unticked check are both stored as null.
const normal = (value: FactValue): FactValue => (value === '' || value === false ? null : value);

/** Checks a written value against its item's kind. A yes-or-no item keeps `no`; other empty values become null. */
const checkFact = (
  flow: Flow,
  { key, value }: Written,
  staff: readonly StaffMember[],
): Result<{ readonly item: Writable; readonly value: FactValue }> => {
  const item = flow.items.find((eachItem) => eachItem.key === key);
  if (!isWritable(item)) {
    return refuse('unknown-item', { item: key, fields: [fieldIssue(`facts.${key}`, 'not-of-trade')] });
  }
  const isYesNo = item.item === 'field' && item.kind === 'yesno';
  const factValue = isYesNo ? value : normal(value);
  if (takes(item, factValue, staff)) return succeed({ item, value: factValue });
  const kind = item.item === 'field' ? item.kind : item.item;
  return refuse('wrong-value', {
    item: item.label,
    fields: [fieldIssue(`facts.${key}`, 'wrong-type', { wanted: wantedText(kind) })],
  });
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

const dayOf = (value: FactValue, { calendar }: Ctx): BusinessDate | null => {
  if (typeof value === 'number') return dateOf(instant(value), calendar.zone);
  return typeof value === 'string' && isBusinessDate(value) ? value : null;
};

/** Refuses a date whose last booking day is past, unless a person with the right overrides it with a reason. */
const checkLeadTime = (
  ctx: Ctx,
  { item, value }: { readonly item: Item; readonly value: FactValue },
  override: { readonly reason: string } | undefined,
): Result<null> => {
  if (item.item !== 'field' || item.leadWorkingDays === undefined) return succeed(null);
  const on = dayOf(value, ctx);
  if (on === null) return succeed(null);
  const { leadWorkingDays } = item;
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
      fields: [fieldIssue(`facts.${item.key}`, 'booked-too-late', { until, earliest })],
    });
  }
  return mayDo(ctx, 'override-gate') ? succeed(null) : refuse('not-allowed', { right: 'override-gate' });
};

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
