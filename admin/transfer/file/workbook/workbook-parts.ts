import { strFromU8, unzipSync } from 'fflate';
import { walkXml } from './markup.ts';

/** The unpacked parts of a workbook. */
export interface Parts {
  /** The text of a part; empty when it does not exist. */
  readonly text: (path: string) => string;
  readonly has: (path: string) => boolean;
}

/**
 * A relation of a part to another one: `type` is the last segment of the relation's type, the same in both
 * editions of the standard.
 */
export interface Relation {
  readonly id: string | null;
  readonly type: string;
  readonly path: string;
}

/** Limit of the unpacked size, because a small file may unpack to gigabytes. */
const unpackedBytesMax = 300 * 1024 * 1024;

/** Some programs write `\` instead of `/`, or vary the case of a name. */
const folded = (path: string): string => path.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

/** The parts of a zipped workbook; null when they are too large to unpack. */
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

/** UTF-8, or UTF-16 with a byte order mark, which the standard allows. */
const decoded = (content: Uint8Array): string => {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  return strFromU8(first === 0xef ? content.subarray(3) : content);
};

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1);

/** Resolves a target against the folder of its part: `../styles.xml`, `/xl/styles.xml`. */
const resolved = (folder: string, target: string): string => {
  const straight = target.replaceAll('\\', '/');
  const steps: string[] = [];
  for (const step of (straight.startsWith('/') ? straight : `${folder}${straight}`).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
};

/** The relations of a part; of the package for an empty path. */
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

/** The paths of the parts of a kind, by the content types: `sheet.main`, `styles`. */
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

/** The path of the workbook part; null when there is none. */
export const workbookPathIn = (parts: Parts): string | null => {
  const named = relationsOf(parts, '')
    .filter(({ type }) => type === 'officeDocument')
    .map(({ path }) => path);
  return [...named, ...listedOf(parts, 'main'), usualPath].find((path) => parts.has(path)) ?? null;
};

/**
 * The text of the workbook's only part of a kind: by its relation, else by the content types, else at the
 * usual path.
 */
export const partOfKind = (
  parts: Parts,
  relations: readonly Relation[],
  { type, usual }: { readonly type: string; readonly usual: string },
): string => {
  const named = relations.filter((relation) => relation.type === type).map(({ path }) => path);
  const path = [...named, ...listedOf(parts, type), usual].find((item) => parts.has(item));
  return path === undefined ? '' : parts.text(path);
};
