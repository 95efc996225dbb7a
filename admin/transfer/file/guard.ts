/** What spreadsheets show of a cell that they could not reckon: the names of Excel, WPS and LibreOffice. */
const errorNames =
  '#(?:N/A|DIV/0!|REF!|NAME\\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)|Err:\\d{3}';

const errorValue = new RegExp(`^(?:${errorNames})$`, 'i');

/** Whether a cell of a file holds no value but the name of an error. */
export const isErrorValue = (cell: string): boolean => errorValue.test(cell);

const shortenedForm = '[-+]?\\d(?:\\.\\d+)?E[+-]\\d{2,3}';
const shortened = new RegExp(`^\\s*${shortenedForm}\\s*$`, 'i');

/** Whether a cell of a file is what a spreadsheet wrote of a long number, a phone mostly: `1.38E+10`. Its digits are gone. */
export const isShortened = (cell: string): boolean => shortened.test(cell);

/**
 * What spreadsheets run: a cell that begins like a formula (OWASP, CSV injection), in full width too, which some narrow before
 * they read it.
 */
const formula = /^[=+\-@＝＋－＠\t\r\n]/;

/**
 * A phone is none: digits, blanks, brackets, dots and dashes behind a plus call no function and name no cell, so that the
 * worst that comes of `+86 138-0013-8000` is a number. A second plus, a letter, a bar (`+1+cmd|...`) are not of this form.
 */
const phone = /^\+\d[\d ()./-]*$/;

const isFormula = (text: string): boolean => formula.test(text) && !phone.test(text);

/** How other programs wrap digits that a spreadsheet shall keep as a text: `="021..."`. */
const wrapped = /^="((?:[^"]|"")*)"$/;

/** An apostrophe says that a text follows where a formula, a number or the name of an error seems to. */
const marked = new RegExp(
  `^'+(?:[=+\\-@＝＋－＠\\t\\r\\n]|\\s*[\\d(][\\d\\s()./-]*$|(?:\\s*${shortenedForm}\\s*|${errorNames})$)`,
  'i',
);

/** The text that a cell of a file stands for: without what guards it, ours or another program's. */
export const unguard = (cell: string): string => {
  if (marked.test(cell)) return cell.slice(1);
  const [, inside] = wrapped.exec(cell) ?? [];
  return inside === undefined ? cell : inside.replaceAll('""', '"');
};

/** Whether the text as it is would come back as another one: what looks guarded already is guarded once more. */
const isMistaken = (text: string): boolean =>
  isErrorValue(text) || isShortened(text) || unguard(text) !== text;

const guard = (text: string): string => `'${text}`;

/** A text cell as a CSV file carries it: never a formula to whoever opens it. */
export const guardForCsv = (text: string): string =>
  isFormula(text) || isMistaken(text) ? guard(text) : text;

/** A text cell as an XLSX file carries it: its type says that it is text, so a formula in it is none. */
export const guardForXlsx = (text: string): string => (isMistaken(text) ? guard(text) : text);
