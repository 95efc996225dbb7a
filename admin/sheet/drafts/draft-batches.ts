import type { OpenJob } from '#contract/jobs/job-requests';
import { chunkBySize } from '../../api/chunk-by-size.ts';
import type { Draft } from './draft.ts';
import type { DraftStore } from './draft-store.ts';

/** Most jobs opened by one request. */
const openingsMax = 100;

/** The drafts of one request, with its idempotency key. */
export interface DraftBatch {
  readonly key: string;
  readonly ids: readonly string[];
}

export type OpeningOf = (draft: Draft) => OpenJob | null;

const idsOf = (drafts: readonly Draft[]): readonly string[] => drafts.map(({ id }) => id);

interface Request {
  readonly ids: readonly string[];
  readonly openingOf: OpeningOf;
  readonly newKey: () => string;
}

/**
 * Groups drafts into requests. A request that was sent before is sent again unchanged; a single draft uses its own id
 * as the key.
 */
export const draftBatches = (
  store: DraftStore,
  { ids, openingOf, newKey }: Request,
): readonly DraftBatch[] => {
  const drafts = ids.flatMap((id) => store.get(id) ?? []);
  const keys = new Set(drafts.flatMap(({ sent }) => sent?.key ?? []));
  const again = [...keys].map((key): DraftBatch => ({
    key,
    ids: idsOf(store.state().drafts.filter(({ sent }) => sent?.key === key)),
  }));
  const fresh = chunkBySize(
    drafts.filter(({ sent }) => sent === null),
    { itemsMax: openingsMax, sent: openingOf },
  ).map((batch): DraftBatch => {
    const [only, second] = batch;
    return { key: only && !second ? only.id : newKey(), ids: idsOf(batch) };
  });
  return [...again, ...fresh];
};

/** Marks the drafts as sent, with their cells; an incomplete draft is left out. */
export const sendOut = (
  store: DraftStore,
  { key, ids }: DraftBatch,
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
