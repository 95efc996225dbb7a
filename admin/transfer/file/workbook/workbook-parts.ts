import { strFromU8, unzipSync } from 'fflate';
import { walkXml } from './markup.ts';

/** The unpacked parts of a workbook. */
export interface Parts {
  /** The text of a part; empty where there is none. */
  readonly text: (path: string) => string;
  readonly has: (path: string) => boolean;
}

/** What a part says of another: `type` is the last word of the relation's name, in both editions of the standard. */
export interface Relation {
  readonly id: string | null;
  readonly type: string;
  readonly path: string;
}

/** What a workbook may unpack to: a small file may hold gigabytes of nothing. */
const unpackedBytesMax = 300 * 1024 * 1024;

/** Programs write `\` for `/`, and one name in two cases. */
const folded = (path: string): string => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** The parts of a packed workbook; null where they are too large to be unpacked. */
export const partsOf = (bytes: Uint8Array): Parts | null => {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!/\.(?:xml|rels)$/i.test(name)) return false;
      total += originalSize;
      return total <= unpackedBytesMax;
    },
  });
  if (total > unpackedBytesMax) return null;
  const byPath = new Map(Object.entries(files).map(([path, content]) => [folded(path), content]));
  return {
    has: (path) => byPath.has(folded(path)),
    text: (path) => {
      const content = byPath.get(folded(path));
      return content === undefined ? '' : decoded(content);
    },
  };
};

/** UTF-8 nearly always; the standard allows UTF-16 with its mark. */
const decoded = (content: Uint8Array): string => {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  return strFromU8(first === 0xef ? content.subarray(3) : content);
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** A target as it is written, from the folder of the part that names it: `../styles.xml`, `/xl/styles.xml`. */
const resolved = (folder: string, target: string): string => {
  const straight = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (straight.startsWith('/') ? straight : `${folder}${straight}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** What a part, or with an empty path the whole workbook, says of its other parts. */
export const relationsOf = (parts: Parts, path: string): readonly Relation[] => {
  const folder = folderOf(path);
  const found: Relation[] = [];
  walkXml(parts.text(`${folder}_rels/${path.slice(folder.length)}.rels`) || '<none/>', {
    open: (name, attribute) => {
      if (name !== 'Relationship' || attribute('TargetMode') === 'External') return;
      const type = attribute('Type') ?? '';
      found.push({
        id: attribute('Id'),
        type: type.slice(type.lastIndexOf('/') + 1),
        path: resolved(folder, attribute('Target') ?? ''),
      });
    },
  });
  return found;
};

/** Paths of the parts of a kind, as the list of contents tells it: `sheet.main`, `styles`. */
const listedOf = (parts: Parts, kind: string): readonly string[] => {
  const paths: string[] = [];
  walkXml(parts.text('[Content_Types].xml') || '<none/>', {
    open: (name, attribute) => {
      const type = attribute('ContentType') ?? '';
      if (name === 'Override' && type.endsWith(`.${kind}+xml`)) paths.push(attribute('PartName') ?? '');
    },
  });
  return paths;
};

const usualPath = 'xl/workbook.xml';

/** Where the workbook itself is; null where there is none. */
export const workbookPathIn = (parts: Parts): string | null => {
  const named = relationsOf(parts, '')
    .filter(({ type }) => type === 'officeDocument')
    .map(({ path }) => path);
  return [...named, ...listedOf(parts, 'main'), usualPath].find((path) => parts.has(path)) ?? null;
};

/** The text of the workbook's only part of a kind: by its relation, else as the list of contents or custom has it. */
export const partOfKind = (
  parts: Parts,
  relations: readonly Relation[],
  { type, usual }: { readonly type: string; readonly usual: string },
): string => {
  const named = relations.filter((relation) => relation.type === type).map(({ path }) => path);
  const path = [...named, ...listedOf(parts, type), usual].find((item) => parts.has(item));
  return path === undefined ? '' : parts.text(path);
};
