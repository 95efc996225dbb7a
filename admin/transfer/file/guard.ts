/** What spreadsheets show of a cell that they could not reckon: the names of Excel, WPS and LibreOffice. */
const errorNames =
  '#(?:N/A|DIV/0!|REF!|NAME\\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!|UNKNOWN!|BUSY!|GETTING_DATA)|Err:\\d{3}';

const errorValue = new RegExp(`^(?:${errorNames})$`, 'i');

/** Whether a cell of a file holds no value but the name of an error. */
export const isErrorValue = (cell: string): boolean => errorValue.test(cell);

// Spreadsheets run a cell that begins like this as a formula (OWASP, CSV injection), and a text may be the name of an
// error. A text that looks guarded already is guarded once more, so that each text comes back as it was.
const dangerous = /^'*[=+\-@\t\r]/;
const misread = new RegExp(`^'*(?:${errorNames})$`, 'i');
const guarded = new RegExp(`^'+(?:[=+\\-@\\t\\r]|(?:${errorNames})$)`, 'i');

const guard = (text: string): string => `'${text}`;

/** A text cell as a CSV file carries it: never a formula to whoever opens it. */
export const guardForCsv = (text: string): string =>
  dangerous.test(text) || misread.test(text) ? guard(text) : text;

/** A text cell as an XLSX file carries it: its type says that it is text, so a formula in it is none. */
export const guardForXlsx = (text: string): string =>
  guarded.test(text) || misread.test(text) ? guard(text) : text;

/** The text that a guarded cell stands for. */
export const unguard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
