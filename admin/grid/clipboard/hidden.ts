const styleOf = (element: Element): string => element.getAttribute('style') ?? '';

const nothing = String.raw`0(?:\.0*)?\s*(?:px|pt|pc|in|cm|mm|em)?`;

/** CSS declarations with which spreadsheets and pages hide a row, a cell or a part of its text. */
const hiding = /(?:^|;)\s*(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*(?:hidden|collapse))/i;
const noHeight = new RegExp(String.raw`(?:^|;)\s*height\s*:\s*${nothing}\s*(?:;|$)`, 'i');
const noWidth = new RegExp(String.raw`(?:^|;)\s*width\s*:\s*${nothing}\s*(?:;|$)`, 'i');

/** Whether an element is hidden. Only inline styles count: style sheets of the clipboard are not applied. */
export const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') || hiding.test(styleOf(element));

/** A row of height 0 is hidden, and so are all rows of a hidden section of the table. */
export const isHiddenRow = (row: Element): boolean =>
  isHidden(row) ||
  row.getAttribute('height') === '0' ||
  noHeight.test(styleOf(row)) ||
  (row.parentElement !== null && isHidden(row.parentElement));

const isHiddenColumn = (column: Element): boolean =>
  isHidden(column) || column.getAttribute('width') === '0' || noWidth.test(styleOf(column));

/** For each column from the first on, whether its `<col>` element hides it. */
export const hiddenColumns = (table: Element): readonly boolean[] =>
  [...table.querySelectorAll(':scope > col, :scope > colgroup > col')].flatMap((column) => {
    const span = Number(column.getAttribute('span') ?? 1);
    return Array.from({ length: Number.isSafeInteger(span) && span > 0 ? Math.min(span, 1000) : 1 }, () =>
      isHiddenColumn(column),
    );
  });
