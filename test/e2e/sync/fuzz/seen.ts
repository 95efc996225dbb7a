import type { Page } from 'playwright-core';

/** The fields that texts are typed into, by their headers. */
export const fields = ['Job', 'Customer'] as const;
export type Field = (typeof fields)[number];

/** A job's cell as displayed. */
export interface Place {
  readonly number: number;
  readonly field: Field;
}

/** The visible and accessible state of the page. */
export interface Seen {
  /** Number of rendered rows, without the header. */
  readonly rowCount: number;
  /** The id of the active cell; null: none. */
  readonly activeId: string | null;
  /** The active cell and those below it, by their rows; null when there is no job or another column. */
  readonly below: readonly (Place | null)[];
  /** The text in the editor. */
  readonly draft: string;
  readonly hasKeyboard: boolean;
  /** The sheet, or the element with the focus as its opening tag. */
  readonly keyboardIn: string;
  /** The message under the sheet. */
  readonly notice: string;
}

/** The single input of the sheet, which has the focus and refers to the active cell. */
export const gridInput = 'textarea[aria-controls]';

interface Read {
  readonly activeId: string | null;
  readonly rows: readonly {
    readonly index: number;
    readonly cells: readonly (readonly [string, string])[];
  }[];
  readonly draft: string;
  readonly hasKeyboard: boolean;
  readonly keyboardIn: string;
  readonly notice: string;
}

/** In the page: all rendered cells by row, and at the same moment a paste. */
const readInPage = ({ selector, pasted }: { selector: string; pasted: string }): Read => {
  const input = document.querySelector<HTMLTextAreaElement>(selector);
  const rows = [...document.querySelectorAll('[role="treegrid"] [role="row"]')];
  const read = {
    activeId: input?.getAttribute('aria-activedescendant') ?? null,
    rows: rows.map((row) => ({
      index: Number(row.getAttribute('aria-rowindex')),
      cells: [...row.children].map((cell) => [cell.id, cell.textContent] as const),
    })),
    draft: input?.value ?? '',
    hasKeyboard: document.activeElement === input,
    keyboardIn:
      document.activeElement === input
        ? 'the sheet'
        : (document.activeElement?.outerHTML.slice(0, 120) ?? ''),
    notice: document.querySelector('[role="note"][title]')?.textContent ?? '',
  };
  if (pasted !== '') {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    input?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }
  return read;
};

const numberOf = (cells: Read['rows'][number]['cells']): number | null => {
  const text = cells.map(([, label]) => label).find((label) => /^J-\d+$/.test(label));
  return text === undefined ? null : Number(text.slice(2));
};

const belowMax = 4;

const placesIn = ({ rows, activeId }: Read): readonly (Place | null)[] => {
  const [head, ...others] = rows.toSorted((a, b) => a.index - b.index);
  const at = others.findIndex(({ cells }) => cells.some(([id]) => id === activeId));
  const column = others[at]?.cells.findIndex(([id]) => id === activeId) ?? -1;
  const header = head?.cells[column]?.[1] ?? '';
  const field = fields.find((name) => header.startsWith(name));
  return others.slice(at === -1 ? others.length : at, at + belowMax).map(({ cells }) => {
    const number = numberOf(cells);
    return number === null || field === undefined ? null : { number, field };
  });
};

/** The state of the page; `texts` are pasted at the same moment, on the active cell and those below. */
export const look = async (page: Page, texts: readonly string[] = []): Promise<Seen> => {
  const read = await page.evaluate(readInPage, { selector: gridInput, pasted: texts.join('\r\n') });
  const { activeId, draft, hasKeyboard, keyboardIn, notice } = read;
  return {
    rowCount: Math.max(read.rows.length - 1, 0),
    activeId,
    below: placesIn(read),
    draft,
    hasKeyboard,
    keyboardIn,
    notice,
  };
};
