import { isErrorValue } from './guard.ts';
import { attributeReader } from './xml.ts';

/** A sheet's XML with what its cells show, and what was found of formulas in it. */
export interface ShownCells {
  readonly xml: string;
  readonly formulaCount: number;
  /** A formula has no value beside it: the program that wrote it did not reckon it. */
  readonly hasUnsaved: boolean;
}

// A cell without content closes itself, and no attribute of a cell holds a slash.
const cells = /<(\w+:)?c(\s[^>/]*)>([\s\S]*?)<\/(?:\w+:)?c>/g;
const formula = /<(?:\w+:)?f[\s/>]/;
const value = /<(?:\w+:)?v(?:\s[^>]*)?(?:\/>|>([^<]*)<)/;
const inlineText = /<(?:\w+:)?is[\s/>]/;

const addressOf = attributeReader('r');
const styleOf = attributeReader('s');
const typeOf = attributeReader('t');

const unknownError = '#VALUE!';

const significantMax = 15;

/** A number without what a float adds beyond its fifteenth digit, which nobody typed. */
export const typedNumber = (number: number): string => String(Number(number.toPrecision(significantMax)));

interface Cell {
  readonly type: string;
  readonly style: string;
  /** Null where the cell has none; empty where it stands and is empty. */
  readonly saved: string | null;
}

/** Only of a text may the saved value be empty: of a number it is one that nobody reckoned. */
const isUnsaved = ({ type, saved }: Cell, content: string): boolean =>
  saved === null ? !inlineText.test(content) : saved.trim() === '' && type !== 'str';

/** The text that a cell shows where the reader would give another value or none; null elsewhere. */
const shownText = ({ type, style, saved }: Cell, percents: ReadonlySet<string>): string | null => {
  if (saved === null || saved.trim() === '') return null;
  // An error that is not known by name is one all the same.
  if (type === 'e') return isErrorValue(saved) ? saved : unknownError;
  const isPercent = type === 'n' && percents.has(style) && Number.isFinite(Number(saved));
  return isPercent ? `${typedNumber(Number(saved) * 100)}%` : null;
};

/** Puts percents and error values into a sheet as the texts that a person sees there; `percents` are styles. */
export const showCells = (xml: string, percents: ReadonlySet<string>): ShownCells => {
  let formulaCount = 0;
  let hasUnsaved = false;
  const shown = xml.replaceAll(
    cells,
    (whole, prefix: string | undefined, attributes: string, content: string) => {
      const match = value.exec(content);
      const cell: Cell = {
        type: typeOf(attributes) ?? 'n',
        style: styleOf(attributes) ?? '',
        saved: match === null ? null : (match[1] ?? ''),
      };
      if (formula.test(content)) {
        formulaCount += 1;
        hasUnsaved ||= isUnsaved(cell, content);
      }
      const text = shownText(cell, percents);
      if (text === null) return whole;
      const [at, own] = [addressOf(attributes) ?? '', prefix ?? ''];
      return `<${own}c r="${at}" t="inlineStr"><${own}is><${own}t>${text}</${own}t></${own}is></${own}c>`;
    },
  );
  return { xml: shown, formulaCount, hasUnsaved };
};
