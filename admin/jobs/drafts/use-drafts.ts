import { useEffect, useState } from 'react';
import { newKey } from '../../api/client.ts';
import { draftsSchema, type Draft } from './draft.ts';

const keyOf = (staffId: string): string => `jobsheet.drafts.${staffId}`;

const kept = (staffId: string): readonly Draft[] => {
  try {
    const read = draftsSchema.safeParse(JSON.parse(localStorage.getItem(keyOf(staffId)) ?? '[]'));
    return read.success ? read.data : [];
  } catch {
    return [];
  }
};

export const newDraftId = (): string => `draft:${newKey()}`;

export const isDraftId = (rowId: string): boolean => rowId.startsWith('draft:');

/** A person's drafts in this browser: they last over a reload, and nobody else sees them. */
export const useDrafts = (staffId: string) => {
  const [drafts, setDrafts] = useState(() => kept(staffId));
  const [blankId, setBlankId] = useState(newDraftId);
  // The blank row that was written into is a draft now, and a new blank one comes under it.
  if (drafts.some(({ id }) => id === blankId)) setBlankId(newDraftId());
  useEffect(() => {
    localStorage.setItem(keyOf(staffId), JSON.stringify(drafts));
  }, [staffId, drafts]);
  return { drafts, setDrafts, blankId };
};
