import { sql, type SQL } from 'drizzle-orm';
import { tradeOf } from '#contract/sheet/conditions';
import { findColumns, type FindQuery } from '#contract/sheet/sheet';
import { instantAt, type BusinessDate, type Zone } from '#domain/time/day';
import type { FieldItem, Flow } from '#domain/flow/flow';
import { minorDigits } from '#domain/money/money';
import { foldText } from '#domain/texts/han/fold';
import { soughtDigits } from '#domain/texts/phone-digits';
import { locales, type Text } from '#domain/texts/text';
import { foldedFor } from '#store/search/folded-sql';

/** A column in which a text may stand, and the statement's words for whether it does. */
export interface FoundColumn {
  readonly name: string;
  readonly holds: string;
}

export interface Finding {
  readonly flows: readonly Flow[];
  readonly today: BusinessDate;
  readonly zone: Zone;
}

/** Fewest digits that are sought in telephone numbers. */
const phoneDigitsMin = 4;

/** The digits of a text that may be a telephone number; null where it is none, or of a moment whose numbers are not kept. */
const phoneDigits = ({ text, asOf }: FindQuery): string | null => {
  const digits = text.normalize('NFKC').replaceAll(/[\s().+-]/g, '');
  const isPhone = asOf === undefined && /^\d+$/.test(digits) && digits.length >= phoneDigitsMin;
  return isPhone ? (soughtDigits(digits).at(-1) ?? null) : null;
};

/** What is sought, bound once for all columns: D1 takes a hundred parameters, and there are more columns than that allows. */
export const soughtTable = (query: FindQuery): SQL =>
  sql`sought as (select ${foldText(query.text)} as words, ${query.day ?? null} as day, ${query.amount ?? null} as amount, ${phoneDigits(query)} as digits)`;

const sought = (name: 'words' | 'day' | 'amount' | 'digits'): string => `(select ${name} from sought)`;

const isCalled = (label: Text, text: string): boolean =>
  locales.some((locale) => foldText(label[locale]).includes(foldText(text)));

const holdsText = (column: string): string => `instr(lower(${column}), ${sought('words')}) > 0`;

/** Of a text that people write, whatever their script and width. */
const holdsFolded = (column: string, { text }: FindQuery): string =>
  `instr(${foldedFor(text)(column)}, ${sought('words')}) > 0`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const isAmong = (column: string, names: readonly string[]): string =>
  names.length === 0 ? '0' : `${column} in (${names.map(quoted).join(', ')})`;

/** A day is shown as it is kept; written in another way, whoever asks has read it. */
const holdsDay = (column: string): string => `(${holdsText(column)} or ${column} = ${sought('day')})`;

const wholeCurrencies = Object.entries(minorDigits).flatMap(([code, digits]) =>
  digits === 0 ? [quoted(code)] : [],
);

/** An amount as a plain number: without decimals where it has none, as the sheet shows it. */
const holdsAmount = (minor: string): string => `instr(
  case when currency in (${wholeCurrencies.join(', ')}) then cast(${minor} as text)
    when ${minor} % 100 = 0 then cast(${minor} / 100 as text) else printf('%.2f', ${minor} / 100.0) end,
  ${sought('amount')}) > 0 and ${minor} is not null`;

const holdsNumber = (column: string): string =>
  `${column} is not null and instr(printf('%g', ${column}), coalesce(${sought('amount')}, ${sought('words')})) > 0`;

const holdsShare = (column: string): string =>
  `${column} is not null and instr(printf('%g%%', ${column}), ${sought('words')}) > 0`;

const isStaff = (column: string, query: FindQuery): string =>
  `${column} in (select id from staff where ${holdsFolded('name', query)})`;

/** The customer's telephone number is shown with the job: who calls is found by it, under their name. */
const holdsPhone = (query: FindQuery): string => {
  if (phoneDigits(query) === null) return '0';
  const bare = [' ', '-', '(', ')', '+'].reduce((text, sign) => `replace(${text}, '${sign}', '')`, 'phone');
  return `customer_id in (select id from customer where instr(${bare}, ${sought('digits')}) > 0)`;
};

const holdsOwn = (
  query: FindQuery,
  flows: readonly Flow[],
): Readonly<Record<(typeof findColumns)[number], string>> => {
  const { text } = query;
  const stages = flows.flatMap(({ key, stages: own }) =>
    own.filter(({ label }) => isCalled(label, text)).map((stage) => `${key}/${stage.key}`),
  );
  const trades = flows.filter(({ label }) => isCalled(label, text)).map(({ key }) => key);
  return {
    title: holdsFolded('title', query),
    number: holdsText(`'J-' || number`),
    trade: isAmong('flow_key', trades),
    stage: isAmong(`flow_key || '/' || stage`, stages),
    nextDue: holdsDay('next_due_on'),
    customer: `${holdsFolded('customer_name', query)} or ${holdsPhone(query)}`,
    owner: isStaff('owner_id', query),
    keyDate: holdsDay('key_date'),
    contractTotal: holdsAmount('contract_total_minor'),
    // Nothing at all is shown as an empty cell.
    paid: holdsAmount('nullif(paid_minor, 0)'),
    outstanding: holdsAmount('nullif(outstanding_minor, 0)'),
    progress: holdsShare('progress_percent'),
  };
};

/** An instant as the sheet shows it, by the zone's hours of today: where there is summer time, half a year off by one. */
const instantText = (value: string, { today, zone }: Finding): string => {
  const offsetMs = Date.parse(`${today}T00:00:00Z`) - instantAt(today, '00:00', zone);
  return `strftime('%Y-%m-%d %H:%M', (${value} + ${offsetMs}) / 1000, 'unixepoch')`;
};

const holdsFact = ({ key, kind, choices = [] }: FieldItem, query: FindQuery, finding: Finding): string => {
  const value = `json_extract(facts_json, ${quoted(`$."${key}"`)})`;
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
      const shown = instantText(value, finding);
      return `${holdsText(shown)} or substr(${shown}, 1, 10) = ${sought('day')}`;
    }
    case 'choice':
      return isAmong(
        value,
        choices.filter(({ label }) => isCalled(label, query.text)).map((choice) => choice.key),
      );
    case 'staff':
      return isStaff(value, query);
    case 'yesno':
      return '0';
  }
};

/** Where a text is sought in a row, in the order of the sheet: the columns of every job, and those of the trade that the list is of. */
export const foundColumns = (query: FindQuery, finding: Finding): readonly FoundColumn[] => {
  const own = holdsOwn(query, finding.flows);
  const trade = finding.flows.find(({ key }) => key === tradeOf(query));
  const fields = (trade?.items ?? []).flatMap((item) => (item.item === 'field' ? [item] : []));
  return [
    ...findColumns.map((name) => ({ name, holds: own[name] })),
    ...fields.map((item) => ({ name: `fact:${item.key}`, holds: holdsFact(item, query, finding) })),
  ];
};
