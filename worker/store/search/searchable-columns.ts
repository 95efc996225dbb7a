import { itemsOf } from '#domain/flow/items-of';
import { sql, type SQL } from 'drizzle-orm';
import { tradeOf } from '#contract/sheet/conditions';
import type { FindQuery } from '#contract/sheet/sheet';
import { instantAt, type BusinessDate, type Zone } from '#domain/time/day';
import { isColumn } from '#domain/flow/find-item';
import type { Field } from '#domain/fields/field';
import { fields } from '#domain/fields/index';
import type { FieldItem, Flow } from '#domain/flow/flow';
import { minorDigits } from '#domain/money/money';
import { foldText } from '#domain/texts/han/fold';
import { searchDigits } from '#domain/texts/phone-digits';
import { locales, type Text } from '#domain/texts/text';
import { foldedFor } from '#store/search/folded-sql';
import { factPath } from '#store/search/order';
import { fieldColumn } from '#store/database/field-columns';
import { literal } from '#store/database/batch';

/** A searchable column with the SQL condition for a match. */
export interface SearchableColumn {
  readonly name: string;
  readonly holds: SQL;
}

export interface Finding {
  readonly flows: readonly Flow[];
  readonly today: BusinessDate;
  readonly zone: Zone;
}

/** Fewest digits of a telephone search. */
const phoneDigitsMin = 4;

/**
 * The digits of a text that may be a telephone number; null for other texts, and for the past, whose numbers
 * are not stored.
 */
const phoneDigits = ({ text, asOf }: FindQuery): string | null => {
  const digits = text.normalize('NFKC').replaceAll(/[\s().+-]/g, '');
  const isPhone = asOf === undefined && /^\d+$/.test(digits) && digits.length >= phoneDigitsMin;
  return isPhone ? (searchDigits(digits).at(-1) ?? null) : null;
};

/** The search term, bound once for all columns, because D1 allows a hundred parameters and there are more columns. */
export const searchTermTable = (query: FindQuery): SQL =>
  sql`sought as (select ${foldText(query.text)} as words, ${query.day ?? null} as day, ${query.amount ?? null} as amount, ${phoneDigits(query)} as digits)`;

const searchTerm = (name: 'words' | 'day' | 'amount' | 'digits'): SQL =>
  sql`(select ${sql.identifier(name)} from sought)`;

const isCalled = (label: Text, text: string): boolean =>
  locales.some((locale) => foldText(label[locale]).includes(foldText(text)));

const holdsText = (column: SQL): SQL => sql`instr(lower(${column}), ${searchTerm('words')}) > 0`;

/** A match in user text, whatever its script and width. */
const holdsFolded = (column: SQL, { text }: FindQuery): SQL =>
  sql`instr(${foldedFor(text)(column)}, ${searchTerm('words')}) > 0`;

const listed = (names: readonly string[]): SQL => sql.join(names.map(literal), sql`, `);

const isAmong = (column: SQL, names: readonly string[]): SQL =>
  names.length === 0 ? sql`0` : sql`${column} in (${listed(names)})`;

/** A match of a date as displayed, or of the date that the client parsed from another notation. */
const holdsDay = (column: SQL): SQL => sql`(${holdsText(column)} or ${column} = ${searchTerm('day')})`;

const wholeCurrencies = Object.entries(minorDigits).flatMap(([code, digits]) => (digits === 0 ? [code] : []));

/** A match in an amount as plain number, without decimals when they are zero, as in the sheet. */
const holdsAmount = (minor: SQL): SQL => sql`instr(
  case when currency in (${listed(wholeCurrencies)}) then cast(${minor} as text)
    when ${minor} % 100 = 0 then cast(${minor} / 100 as text) else printf('%.2f', ${minor} / 100.0) end,
  ${searchTerm('amount')}) > 0 and ${minor} is not null`;

const holdsNumber = (column: SQL): SQL =>
  sql`${column} is not null and instr(printf('%g', ${column}), coalesce(${searchTerm('amount')}, ${searchTerm('words')})) > 0`;

const holdsShare = (column: SQL): SQL =>
  sql`${column} is not null and instr(printf('%g%%', ${column}), ${searchTerm('words')}) > 0`;

const isStaff = (column: SQL, query: FindQuery): SQL =>
  sql`${column} in (select id from staff where ${holdsFolded(sql`name`, query)})`;

/** A match in the customer's telephone number, displayed with the job, so that a caller can be found. */
const holdsPhone = (query: FindQuery): SQL => {
  if (phoneDigits(query) === null) return sql`0`;
  const bare = [' ', '-', '(', ')', '+'].reduce(
    (text, sign) => sql`replace(${text}, ${literal(sign)}, '')`,
    sql`phone`,
  );
  return sql`customer_id in (select id from customer where instr(${bare}, ${searchTerm('digits')}) > 0)`;
};

const stageKeys = (flows: readonly Flow[], text: string): readonly string[] =>
  flows.flatMap(({ key, stages }) =>
    stages.filter(({ label }) => isCalled(label, text)).map((stage) => `${key}/${stage.key}`),
  );

const tradeKeys = (flows: readonly Flow[], text: string): readonly string[] =>
  flows.filter(({ label }) => isCalled(label, text)).map(({ key }) => key);

const holdsOwn = (field: Field, query: FindQuery, flows: readonly Flow[]): SQL => {
  const column = fieldColumn(field);
  // Zero is displayed as an empty cell.
  const visible = field.isEmptyAtZero === true ? sql`nullif(${column}, 0)` : column;
  switch (field.find) {
    case 'text':
      return holdsFolded(column, query);
    case 'customer':
      return sql`${holdsFolded(column, query)} or ${holdsPhone(query)}`;
    case 'number':
      return holdsText(sql`'J-' || ${column}`);
    case 'trade':
      return isAmong(column, tradeKeys(flows, query.text));
    case 'stage':
      return isAmong(sql`flow_key || '/' || ${column}`, stageKeys(flows, query.text));
    case 'day':
      return holdsDay(column);
    case 'staff':
      return isStaff(column, query);
    case 'amount':
      return holdsAmount(visible);
    case 'share':
      return holdsShare(column);
    case null:
      return sql`0`;
  }
};

/**
 * An instant as displayed in the sheet, with the zone's current offset: with daylight saving time, one hour
 * off in half of the year.
 */
const instantText = (value: SQL, { today, zone }: Finding): SQL => {
  const offsetMs = Date.parse(`${today}T00:00:00Z`) - instantAt(today, '00:00', zone);
  const offset = sql`${offsetMs}`.inlineParams();
  return sql`strftime('%Y-%m-%d %H:%M', (${value} + ${offset}) / 1000, 'unixepoch')`;
};

/** Whether one of several choices, kept as `a,b`, is among these. */
const holdsChoice = (value: SQL, keys: readonly string[]): SQL =>
  keys.length === 0
    ? sql`0`
    : sql.join(
        keys.map((key) => sql`instr(',' || ${value} || ',', ${literal(`,${key},`)}) > 0`),
        sql` or `,
      );

const holdsFact = ({ key, kind, choices = [] }: FieldItem, query: FindQuery, finding: Finding): SQL => {
  // A literal, because bound keys would exceed D1's limit of parameters; they come from the flow, not from a
  // request.
  const value = sql`json_extract(facts_json, ${literal(factPath(key))})`;
  switch (kind) {
    case 'text':
      return holdsFolded(value, query);
    case 'number':
      return holdsNumber(value);
    case 'percent':
      return holdsShare(value);
    case 'money':
      return holdsAmount(value);
    case 'date':
      return holdsDay(value);
    case 'instant': {
      const visible = instantText(value, finding);
      return sql`${holdsText(visible)} or substr(${visible}, 1, 10) = ${searchTerm('day')}`;
    }
    case 'choice':
      return isAmong(
        value,
        choices.filter(({ label }) => isCalled(label, query.text)).map((choice) => choice.key),
      );
    case 'choices':
      return holdsChoice(
        value,
        choices.filter(({ label }) => isCalled(label, query.text)).map((choice) => choice.key),
      );
    case 'staff':
      return isStaff(value, query);
    case 'yesno':
      return sql`0`;
  }
};

/** The columns that a search reads, in the sheet's order: those of all jobs, and those of the list's trade. */
export const searchableColumns = (query: FindQuery, finding: Finding): readonly SearchableColumn[] => {
  const trade = finding.flows.find(({ key }) => key === tradeOf(query));
  const ofTrade = (trade === undefined ? [] : itemsOf(trade)).flatMap((item) =>
    item.item === 'field' && isColumn(item) ? [item] : [],
  );
  return [
    ...fields
      .filter(({ find }) => find !== null)
      .map((field) => ({ name: field.id, holds: holdsOwn(field, query, finding.flows) })),
    ...ofTrade.map((item) => ({ name: `fact:${item.key}`, holds: holdsFact(item, query, finding) })),
  ];
};
