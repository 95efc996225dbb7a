import { walkXml } from './markup.ts';
import { numberFormatsIn } from './number-formats.ts';
import { readSheet, type WorkbookFrame } from './read-sheet.ts';
import { sharedTextsIn } from './shared-texts.ts';
import { sheetOfRows, type Sheet } from '../sheet.ts';
import type { Epoch } from './format-number.ts';
import { partOfKind, partsOf, relationsOf, workbookPathIn, type Parts } from './workbook-parts.ts';

export type WorkbookReading =
  | { readonly ok: true; readonly sheets: readonly Sheet[] }
  | { readonly ok: false; readonly because: 'damaged' | 'too-large' };

interface NamedSheet {
  readonly name: string;
  readonly relationId: string | null;
  readonly isHidden: boolean;
}

interface Contents {
  readonly sheets: readonly NamedSheet[];
  readonly epoch: Epoch;
}

const contentsIn = (xml: string): Contents => {
  const sheets: NamedSheet[] = [];
  let epoch: Epoch = 1900;
  walkXml(xml, {
    open: (name, attribute) => {
      if (name === 'workbookPr' && /^(?:1|true)$/.test(attribute('date1904') ?? '')) epoch = 1904;
      if (name !== 'sheet') return;
      sheets.push({
        name: attribute('name') ?? '',
        relationId: attribute('id'),
        isHidden: /hidden$/i.test(attribute('state') ?? ''),
      });
    },
  });
  return { sheets, epoch };
};

const blank = { count: 0, areUnsaved: false };

/** An unreadable sheet does not affect the others. */
const sheetIn = (xml: string, { name, isHidden }: NamedSheet, frame: WorkbookFrame): Sheet => {
  try {
    const { rows, findings } = readSheet(xml, frame);
    return sheetOfRows(name, rows, { ...findings, isHidden });
  } catch {
    return { ...sheetOfRows(name, [], { formulas: blank, isHidden }), issue: 'damaged' };
  }
};

const read = (parts: Parts): readonly Sheet[] | null => {
  const path = workbookPathIn(parts);
  if (path === null) return null;
  const { sheets, epoch } = contentsIn(parts.text(path));
  const relations = relationsOf(parts, path);
  const partOf = (type: string, usual: string) => partOfKind(parts, relations, { type, usual });
  const frame = {
    texts: sharedTextsIn(partOf('sharedStrings', 'xl/sharedStrings.xml')),
    formats: numberFormatsIn(partOf('styles', 'xl/styles.xml')),
    epoch,
  };
  return sheets.flatMap((sheet) => {
    const relation = relations.find(({ id }) => id === sheet.relationId);
    // A chart sheet has no rows.
    if (relation?.type !== 'worksheet' || !parts.has(relation.path)) return [];
    return [sheetIn(parts.text(relation.path), sheet, frame)];
  });
};

/** Reads all sheets of an XLSX workbook, with the saved values of formulas. */
export const readWorkbook = (bytes: Uint8Array): WorkbookReading => {
  try {
    const parts = partsOf(bytes);
    if (parts === null) return { ok: false, because: 'too-large' };
    const sheets = read(parts);
    return sheets === null ? { ok: false, because: 'damaged' } : { ok: true, sheets };
  } catch {
    return { ok: false, because: 'damaged' };
  }
};
