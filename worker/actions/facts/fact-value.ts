import { isInstant, latestDate, latestInstant, isBusinessDate, parseBusinessDate } from '#domain/time/day';
import type { FactValue, LogValue } from '#domain/rules/fact';
import { fieldIssue, wantedText } from '#domain/texts/field-texts';
import type { CheckItem, FieldItem, Flow, Item, LogItem } from '#domain/flow/flow';
import { isMinor, minorMax } from '#domain/money/money';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { StaffMember } from '#store/jobs/loaded-job';

/** A value to write for an item's key. */
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

const isLog = (value: FactValue): value is LogValue =>
  typeof value === 'object' && value !== null && 'note' in value;

const takes = (item: Writable, value: FactValue, staff: readonly StaffMember[]): boolean => {
  switch (item.item) {
    case 'field':
      return value === null || fits[item.kind](value, item, staff);
    case 'check':
      return value === null || typeof value === 'boolean';
    case 'log':
      return isLog(value) && (value.on === undefined || isBusinessDate(value.on));
  }
};

const isWritable = (item: Item | undefined): item is Writable =>
  item !== undefined && item.item !== 'document';

// An emptied cell and an unticked check are both stored as null.
const normal = (value: FactValue): FactValue => (value === '' || value === false ? null : value);

/** Checks a written value against its item's kind. A yes-or-no item keeps `no`; other empty values become null. */
export const checkFact = (
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
