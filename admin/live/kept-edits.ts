import { z } from 'zod';
import type { GridEdit } from '../grid/index.ts';

const cellValue = z.union([z.string(), z.number(), z.null()]);

const keptEdits = z.array(
  z
    .object({
      rowId: z.string(),
      columnId: z.string(),
      parentId: z.string().nullable(),
      value: cellValue,
      base: cellValue,
      revision: z.number().optional(),
      text: z.string(),
    })
    .transform(({ revision, ...edit }): GridEdit => ({
      ...edit,
      ...(revision === undefined ? {} : { revision }),
    })),
);

/** Where a person's edits lie until the server has answered them. */
export interface KeptEdits {
  /** Keeps one gesture's edits over a reload; a full disk leaves them in the page alone. */
  readonly keep: (gesture: number, edits: readonly GridEdit[]) => void;
  readonly drop: (gesture: number) => void;
  /** Other tabs, open or gone, that hold edits of this person. */
  readonly otherTabs: () => readonly string[];
  /** Jobs of which any tab of this person holds edits. */
  readonly jobIds: () => ReadonlySet<string>;
  /** Takes a gone tab's edits out, gesture by gesture in their order. */
  readonly take: (tab: string) => readonly (readonly GridEdit[])[];
}

interface KeptPorts {
  readonly storage: Storage;
  readonly staffId: string;
  readonly tab: string;
}

const read = (text: string | null): readonly GridEdit[] => {
  try {
    return keptEdits.safeParse(JSON.parse(text ?? '[]')).data ?? [];
  } catch {
    return [];
  }
};

/** One entry a gesture, under its person and tab, so that tabs never write over one another. */
export const keptEditsIn = ({ storage, staffId, tab }: KeptPorts): KeptEdits => {
  const mine = `jobsheet.waiting ${staffId} `;
  const keyOf = (gesture: number) => `${mine}${tab} ${gesture}`;
  const keys = () => Object.keys(storage).filter((key) => key.startsWith(mine));
  const partsOf = (key: string) => {
    const [of = '', gesture = ''] = key.slice(mine.length).split(' ');
    return { of, gesture: Number(gesture) };
  };
  return {
    keep: (gesture, edits) => {
      try {
        storage.setItem(keyOf(gesture), JSON.stringify(edits));
      } catch {
        storage.removeItem(keyOf(gesture));
      }
    },
    drop: (gesture) => storage.removeItem(keyOf(gesture)),
    otherTabs: () => [...new Set(keys().map((key) => partsOf(key).of))].filter((other) => other !== tab),
    jobIds: () =>
      new Set(keys().flatMap((key) => read(storage.getItem(key)).map((edit) => edit.parentId ?? edit.rowId))),
    take: (other) => {
      const theirs = keys()
        .filter((key) => partsOf(key).of === other)
        .toSorted((a, b) => partsOf(a).gesture - partsOf(b).gesture);
      const edits = theirs.map((key) => read(storage.getItem(key)));
      for (const key of theirs) storage.removeItem(key);
      return edits.filter((one) => one.length > 0);
    },
  };
};
