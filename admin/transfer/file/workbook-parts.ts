import { strFromU8 } from 'fflate';
import { attributeReader, insideOf, tagsOf } from './xml.ts';

/** The unpacked parts of a workbook, by their paths. */
export type Parts = Readonly<Record<string, Uint8Array>>;

export const workbookPath = 'xl/workbook.xml';
const relationsPath = 'xl/_rels/workbook.xml.rels';

/** The text of a part; empty where there is none. */
export const partText = (parts: Parts, path: string): string => {
  const bytes = parts[path];
  return bytes === undefined ? '' : strFromU8(bytes);
};

const targetOf = attributeReader('Target');
const idOf = attributeReader('Id');
const typeOf = attributeReader('Type');
const relationIdOf = attributeReader('id');
const formatIdOf = attributeReader('numFmtId');
const formatCodeOf = attributeReader('formatCode');
const baseIdOf = attributeReader('xfId');

interface Relation {
  readonly id: string | null;
  readonly type: string;
  readonly path: string;
}

const relationsIn = (parts: Parts): readonly Relation[] =>
  tagsOf(partText(parts, relationsPath), 'Relationship').map((tag) => {
    const target = targetOf(tag) ?? '';
    return {
      id: idOf(tag),
      type: typeOf(tag) ?? '',
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
    };
  });

/** The path of each sheet, in the order of the workbook; a sheet that is a chart has none. */
export const sheetPaths = (parts: Parts): readonly (string | null)[] => {
  const relations = relationsIn(parts).filter(({ type }) => type.endsWith('/worksheet'));
  return tagsOf(partText(parts, workbookPath), 'sheet').map((tag) => {
    const id = relationIdOf(tag);
    return relations.find((relation) => relation.id === id)?.path ?? null;
  });
};

/** Built in: `0%` and `0.00%`. */
const percentIds: ReadonlySet<string> = new Set(['9', '10']);

/** A percent sign that reckons: not quoted, escaped, a space of its width or a filling of it. */
const isPercentCode = (code: string): boolean =>
  code.replaceAll(/"[^"]*"|[\\_*].|\[[^\]]*\]/gs, '').includes('%');

/** The styles, by their places in the list of cell formats, that show a number a hundred times as large, with a percent sign. */
export const percentStyles = (parts: Parts): ReadonlySet<string> => {
  const path = relationsIn(parts).find(({ type }) => type.endsWith('/styles'))?.path ?? 'xl/styles.xml';
  const xml = partText(parts, path);
  const codes = new Map(
    tagsOf(insideOf(xml, 'numFmts'), 'numFmt').map((tag) => [formatIdOf(tag), formatCodeOf(tag) ?? '']),
  );
  const isPercent = (id: string): boolean => {
    const code = codes.get(id);
    return code === undefined ? percentIds.has(id) : isPercentCode(code);
  };
  const base = tagsOf(insideOf(xml, 'cellStyleXfs'), 'xf').map((tag) => formatIdOf(tag));
  const formats = tagsOf(insideOf(xml, 'cellXfs'), 'xf').map(
    (tag) => formatIdOf(tag) ?? base[Number(baseIdOf(tag) ?? '0')] ?? '0',
  );
  return new Set(formats.flatMap((id, index) => (isPercent(id) ? [String(index)] : [])));
};
