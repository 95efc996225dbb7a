// Spreadsheets run a cell that begins like this as a formula (OWASP, CSV injection). A text that looks guarded already is
// guarded once more, so that each text comes back as it was.
const dangerous = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** A text cell as a CSV file carries it: never a formula to whoever opens it. */
export const guardForCsv = (text: string): string => (dangerous.test(text) ? `'${text}` : text);

/** A text cell as an XLSX file carries it: its type says that it is text, so only what looks guarded is guarded. */
export const guardForXlsx = (text: string): string => (guarded.test(text) ? `'${text}` : text);

/** The text that a guarded cell stands for. */
export const unguard = (cell: string): string => (guarded.test(cell) ? cell.slice(1) : cell);
