import { z } from 'zod';
import { draftSchema, type Draft } from './draft.ts';

/** The storage of a person's drafts: one entry a draft, so that tabs never overwrite one another's. */
export interface PersistedDrafts {
  /** All drafts, in order of creation. */
  readonly all: () => readonly Draft[];
  /** False when the browser's storage is full: then only this page has the draft. */
  readonly keep: (draft: Draft) => boolean;
  readonly drop: (id: string) => void;
  /** Parses a storage entry: its draft, null when it was removed; undefined for other entries. */
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

/** An older version stored all drafts in one entry; it is migrated. */
const takeEarlier = (storage: Storage, key: string, keep: (draft: Draft) => boolean) => {
  const text = storage.getItem(key);
  if (text === null) return;
  try {
    const found = earlier.safeParse(JSON.parse(text)).data ?? [];
    const retained = found.map((item) => keep(draftSchema.parse(item)));
    if (retained.every(Boolean)) storage.removeItem(key);
  } catch {
    storage.removeItem(key);
  }
};

export const persistedDraftsIn = (storage: Storage, staffId: string): PersistedDrafts => {
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
