import type { OpenJob } from '#contract/jobs/job-requests';
import { inLots } from '../../api/lots.ts';
import type { Draft } from './draft.ts';
import type { DraftStore } from './draft-store.ts';

/** Jobs that one request opens. */
const openingsMax = 100;

/** Drafts of one request, under the key that it has or takes. */
export interface DraftLot {
  readonly key: string;
  readonly ids: readonly string[];
}

export type OpeningOf = (draft: Draft) => OpenJob | null;

const idsOf = (drafts: readonly Draft[]): readonly string[] => drafts.map(({ id }) => id);

interface Asked {
  readonly ids: readonly string[];
  readonly openingOf: OpeningOf;
  readonly newKey: () => string;
}

/**
 * The requests that open some drafts. What went out before goes out again as it was, all of its request; a draft that
 * goes alone is known by its own id.
 */
export const draftLots = (store: DraftStore, { ids, openingOf, newKey }: Asked): readonly DraftLot[] => {
  const drafts = ids.flatMap((id) => store.get(id) ?? []);
  const keys = new Set(drafts.flatMap(({ sent }) => sent?.key ?? []));
  const again = [...keys].map((key): DraftLot => ({
    key,
    ids: idsOf(store.state().drafts.filter(({ sent }) => sent?.key === key)),
  }));
  const fresh = inLots(
    drafts.filter(({ sent }) => sent === null),
    { itemsMax: openingsMax, sent: openingOf },
  ).map((lot): DraftLot => {
    const [only, second] = lot;
    return { key: only && !second ? only.id : newKey(), ids: idsOf(lot) };
  });
  return [...again, ...fresh];
};

/** Marks what goes out, and with which words; a draft that is whole no longer stays at home. */
export const sendOut = (
  store: DraftStore,
  { key, ids }: DraftLot,
  openingOf: OpeningOf,
): readonly Draft[] => {
  const going = ids.filter((id) => {
    const draft = store.get(id);
    return draft !== undefined && (draft.sent ?? openingOf(draft)) !== null;
  });
  store.change(going, (draft) => {
    const opening = openingOf(draft);
    const sent = draft.sent ?? (opening && { key, opening, cells: draft.cells });
    return { ...draft, sent, refusal: null };
  });
  return going.flatMap((id) => store.get(id) ?? []);
};
