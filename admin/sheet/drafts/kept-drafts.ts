import { z } from 'zod';
import { draftSchema, type Draft } from './draft.ts';

/** Where a person's drafts lie between visits: one entry a draft, so that tabs never write over one another's. */
export interface KeptDrafts {
  /** All of them, in the order in which they were begun. */
  readonly all: () => readonly Draft[];
  /** False where the browser has no room: the draft is in this page alone. */
  readonly keep: (draft: Draft) => boolean;
  readonly drop: (id: string) => void;
  /** The draft that an entry of the storage holds, null where it was dropped; undefined for another's entry. */
  readonly read: (key: string, text: string | null) => { id: string; draft: Draft | null } | undefined;
}

const parsed = (text: string | null): Draft | null => {
  try {
    return draftSchema.safeParse(JSON.parse(text ?? 'null')).data ?? null;
  } catch {
    return null;
  }
};

const earlier = z.array(z.object({ id: z.string(), cells: draftSchema.shape.cells }));

/** All drafts stood in one entry once: what it holds is taken over. */
const takeEarlier = (storage: Storage, key: string, keep: (draft: Draft) => boolean) => {
  const text = storage.getItem(key);
  if (text === null) return;
  try {
    const found = earlier.safeParse(JSON.parse(text)).data ?? [];
    const kept = found.map((one) => keep(draftSchema.parse(one)));
    if (kept.every(Boolean)) storage.removeItem(key);
  } catch {
    storage.removeItem(key);
  }
};

export const keptDraftsIn = (storage: Storage, staffId: string): KeptDrafts => {
  const mine = `jobsheet.draft ${staffId} `;
  const keep = (draft: Draft): boolean => {
    try {
      storage.setItem(`${mine}${draft.id}`, JSON.stringify(draft));
      return true;
    } catch {
      return false;
    }
  };
  takeEarlier(storage, `jobsheet.drafts.${staffId}`, keep);
  return {
    all: () =>
      Object.keys(storage)
        .filter((key) => key.startsWith(mine))
        .toSorted()
        .flatMap((key) => parsed(storage.getItem(key)) ?? []),
    keep,
    drop: (id) => storage.removeItem(`${mine}${id}`),
    read: (key, text) =>
      key.startsWith(mine) ? { id: key.slice(mine.length), draft: parsed(text) } : undefined,
  };
};
