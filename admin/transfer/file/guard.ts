/** Error values of spreadsheets, as named by Excel, WPS and LibreOffice. */
const errorNames =
  '#(?:N/A|DIV/0!|REF!|NAME\\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)|Err:\\d{3}';

const errorValue = new RegExp(`^(?:${errorNames})$`, 'i');

/** Whether a cell contains an error value instead of a value. */
export const isErrorValue = (cell: string): boolean => errorValue.test(cell);

const shortenedForm = '[-+]?\\d(?:\\.\\d+)?E[+-]\\d{2,3}';
const shortened = new RegExp(`^\\s*${shortenedForm}\\s*$`, 'i');

/**
 * Whether a cell is a long number, often a telephone number, that a spreadsheet shortened: `1.38E+10`. Its
 * digits are lost.
 */
export const isShortened = (cell: string): boolean => shortened.test(cell);

/**
 * The first characters that make a cell a formula in a spreadsheet (OWASP, CSV injection), in full width too,
 * which some programs convert.
 */
const formula = /^[=+\-@＝＋－＠\t\r\n]/;

/**
 * Telephone numbers are not formulas: digits, spaces, brackets, dots and dashes after a plus can at worst
 * become a number. A second plus, a letter or a bar (`+1+cmd|...`) does not match.
 */
const phone = /^\+\d[\d ()./-]*$/;

const isFormula = (text: string): boolean => formula.test(text) && !phone.test(text);

/** The form in which other programs protect digits as text: `="021..."`. */
const wrapped = /^="((?:[^"]|"")*)"$/;

/** A leading apostrophe marks a text that would otherwise be read as a formula, a number or an error value. */
const marked = new RegExp(
  `^'+(?:[=+\\-@＝＋－＠\\t\\r\\n]|\\s*[\\d(][\\d\\s()./-]*$|(?:\\s*${shortenedForm}\\s*|${errorNames})$)`,
  'i',
);

/** The text of a cell without its protection, ours or another program's. */
export const unguard = (cell: string): string => {
  if (marked.test(cell)) return cell.slice(1);
  const [, inside] = wrapped.exec(cell) ?? [];
  return inside === undefined ? cell : inside.replaceAll('""', '"');
};

/** Whether a text would be read back as another one; a text that already looks protected is protected again. */
const isMistaken = (text: string): boolean =>
  isErrorValue(text) || isShortened(text) || unguard(text) !== text;

const guard = (text: string): string => `'${text}`;

/** A text cell for CSV, protected so that no spreadsheet runs it as a formula. */
export const guardForCsv = (text: string): string =>
  isFormula(text) || isMistaken(text) ? guard(text) : text;

/** A text cell for XLSX. Its type is text, so a formula needs no protection. */
export const guardForXlsx = (text: string): string => (isMistaken(text) ? guard(text) : text);
