import { isTwofold } from '../../grid/cells/read/decimal.ts';
import { signOf, signHint, type DecimalSign } from '../../grid/cells/read/decimal-sign.ts';
import { isUnclearDay, orderHint, type DayOrder } from '../../grid/cells/read/read-day.ts';
import type { Mapping } from './guess.ts';
import type { Table } from './table.ts';
import type { Target } from './target.ts';

/** A person's answers about ambiguous notations of a file. */
export interface Said {
  readonly decimalSign: 'point' | 'comma' | null;
  readonly dayOrder: DayOrder | null;
}

/** The known notation of a column's numbers and dates. */
export interface Convention {
  readonly decimalSign?: DecimalSign;
  readonly dayOrder?: DayOrder;
}

/** The notation of a file's columns, and the questions that only a person can answer. */
export interface Conventions {
  readonly columns: readonly Convention[];
  readonly asks: { readonly decimalSign: boolean; readonly dayOrder: boolean };
}

const numeric: ReadonlySet<string> = new Set(['money', 'number', 'percent']);
const dated: ReadonlySet<string> = new Set(['date', 'instant']);

interface Column {
  readonly kind: string;
  readonly texts: readonly string[];
}

/** The texts of a mapped column, without cells that are numbers in the file, which are unambiguous. */
const columnOf = ({ rows }: Table, at: number, target: Target | undefined): Column => ({
  kind: target?.formIn(null)?.kind ?? '',
  texts: rows.flatMap(({ cells, numbers }) => (numbers?.has(at) ? [] : [cells[at] ?? ''])),
});

/** The date part of a text that ends with its year, possibly followed by a time; other texts show no day order. */
const dayPart = (text: string): string => /^\W*[\p{Nd}./\-．／]{6,10}(?!\S)/u.exec(text)?.[0] ?? '';

const endsInYear = /\p{Nd}{4}$/u;

const yearLastIn = (texts: readonly string[]): readonly string[] =>
  texts.map(dayPart).filter((text) => endsInYear.test(text));

/** The day order of a column, when one of its dates shows it and none contradicts. */
const orderOf = ({ texts }: Column): DayOrder | null => {
  const dayOrders = new Set(
    yearLastIn(texts)
      .map(orderHint)
      .filter((order) => order !== null),
  );
  const [order = null] = dayOrders;
  return dayOrders.size === 1 ? order : null;
};

/** A text without one of these has no decimals; this skips most of a hundred thousand cells. */
const hasSign = /[.,．，]/;

/** An amount without currency signs, which do not matter here. */
const amountIn = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/^[^\d.,]+/, '')
    .replace(/[^\d.,万萬亿億千百wk]+$/iu, '');

/** Any currency, because it does not affect the decimal sign. */
const anyMoney = { currency: '', sign: '' };

const signsIn = (columns: readonly Column[]): readonly (DecimalSign | null)[] => {
  const signHints = columns.map(({ kind, texts }) =>
    numeric.has(kind)
      ? texts.filter((text) => hasSign.test(text)).map((text) => signHint(amountIn(text)))
      : null,
  );
  const hasCommas = signHints.some((signs) => signs?.includes('comma'));
  return signHints.map((signs) => signs && signOf(signs, hasCommas));
};

/** Infers the notation of each column from its cells and the person's answers. */
export const conventionsOf = (
  table: Table,
  mapping: Mapping,
  { targets, said }: { readonly targets: readonly Target[]; readonly said: Said },
): Conventions => {
  const byId = new Map(targets.map((target) => [target.id, target]));
  const columns = mapping.map((id, at) => columnOf(table, at, byId.get(id ?? '')));
  const signs = signsIn(columns);
  const asksSign = columns.some(({ kind, texts }, at) => {
    const sign = signs[at] ?? null;
    const known = sign === 'point' ? undefined : (sign ?? 'point');
    const isMoney = kind === 'money' || known !== undefined;
    return (
      numeric.has(kind) &&
      isMoney &&
      texts.some(
        (text) =>
          hasSign.test(text) && signHint(amountIn(text)) === 'either' && isTwofold(text, anyMoney, known),
      )
    );
  });
  const orders = columns.map((column) => (dated.has(column.kind) ? orderOf(column) : null));
  const asksOrder = columns.some(
    ({ kind, texts }, at) => dated.has(kind) && orders[at] === null && yearLastIn(texts).some(isUnclearDay),
  );
  return {
    columns: columns.map(({ kind }, at) => {
      const sign = said.decimalSign ?? signs[at] ?? 'point';
      const order = orders[at] ?? said.dayOrder;
      return {
        // With a decimal point `3.000` is ambiguous, and a person must decide.
        ...(numeric.has(kind) && (said.decimalSign !== null || sign !== 'point')
          ? { decimalSign: sign }
          : {}),
        ...(dated.has(kind) && order !== null ? { dayOrder: order } : {}),
      };
    }),
    asks: { decimalSign: asksSign, dayOrder: asksOrder },
  };
};
