import type { Ctx } from '#actions/decide/context';
import { foundIn, type JobSnapshot } from '#actions/decide/decide';
import { freezeNow, missingPlaces } from '#actions/documents/document-source';
import { nextVersion } from '#actions/documents/document-value';
import { documentAt } from '#actions/documents/record-document';
import type { DocumentDetail, DocumentVersion } from '#contract/jobs/document-answers';
import { formOf, type DocumentForm } from '#domain/documents/form';
import { filedVersion } from '#domain/documents/lay-out';
import { sealedText } from '#domain/documents/sealed-text';
import type { CompiledDocument } from '#domain/flow/compile/compile';
import { statesOf } from '#domain/flow/document';
import type { DocumentState } from '#domain/flow/flow';
import { planMilestones } from '#domain/planning/plan-milestones';
import { succeed, type Result } from '#domain/texts/refusal';
import type { DocumentFact } from '#store/jobs/document-facts';

/** Which document is read, and which of its versions; null: the newest. */
export interface DocumentReading {
  readonly key: string;
  readonly version: number | null;
}

type Recorded = DocumentVersion['filed'];

const recordedOf = (
  { value: { by, on, note, ways, letters, signature }, recordedAt, recordedBy }: DocumentFact,
  nameOf: (id: string) => string,
): Recorded => ({
  at: recordedAt,
  actor: nameOf(recordedBy),
  ...(by === undefined ? {} : { by }),
  ...(on === undefined ? {} : { on }),
  ...(note === undefined ? {} : { note }),
  ...(ways === undefined ? {} : { ways: [...ways] }),
  ...(letters === undefined ? {} : { letters: { ...letters } }),
  ...(signature?.storedAt === undefined ? {} : { storedAt: signature.storedAt }),
});

/** The last record of a state of a version. */
const lastOf = (
  facts: readonly DocumentFact[],
  state: DocumentState,
  version: number,
): DocumentFact | undefined =>
  facts.findLast((fact) => fact.state === state && fact.value.version === version);

const versionsOf = (
  facts: readonly DocumentFact[],
  item: CompiledDocument,
  nameOf: (id: string) => string,
): DocumentVersion[] => {
  const numbers = [
    ...new Set(facts.flatMap(({ state, value }) => (state === 'filed' ? [value.version] : []))),
  ];
  return numbers.flatMap((version) => {
    const filed = lastOf(facts, 'filed', version);
    if (filed === undefined) return [];
    const states = statesOf(item)
      .filter((state) => state !== 'filed')
      .flatMap((state): [string, Recorded][] => {
        const fact = lastOf(facts, state, version);
        return fact === undefined ? [] : [[state, recordedOf(fact, nameOf)]];
      });
    const { title, attachedVersion, round = 1 } = filed.value;
    return [
      {
        version,
        round,
        ...(title === undefined ? {} : { title }),
        ...(attachedVersion === undefined ? {} : { attachedVersion }),
        filed: recordedOf(filed, nameOf),
        ...Object.fromEntries(states),
      },
    ];
  });
};

/** The form by which a version was filed: that of the flow's version at the time. */
export const formAtFiling = async (
  { store }: Pick<Ctx, 'store'>,
  { state: { job } }: Pick<JobSnapshot, 'state'>,
  { key, flowVersion }: { readonly key: string; readonly flowVersion: number },
): Promise<DocumentForm | null> => {
  const flow = await store.findFlow(job.flowKey, flowVersion);
  const item = flow.items.find((candidate) => candidate.key === key);
  return item?.item === 'document' ? formOf(flow, item) : null;
};

const contentOf = async (
  ctx: Ctx,
  snapshot: JobSnapshot,
  {
    facts,
    key,
    version,
  }: { readonly facts: readonly DocumentFact[]; readonly key: string; readonly version: number },
): Promise<Pick<DocumentDetail, 'content' | 'seal'>> => {
  const filed = lastOf(facts, 'filed', version)?.value;
  const signed = lastOf(facts, 'signed', version)?.value ?? null;
  const found = filed === undefined ? null : filedVersion(filed, signed);
  if (filed === undefined || found === null) return { content: null, seal: null };
  const form = await formAtFiling(ctx, snapshot, { key, flowVersion: found.data.flowVersion });
  if (form === null) return { content: null, seal: null };
  const { seal: hash, signature } = signed ?? {};
  const seal =
    hash === undefined || signature === undefined
      ? null
      : { hash, isIntact: (await ctx.hash(sealedText(form, filed, signature))) === hash };
  return { content: { version, form, ...found, texts: { ...found.texts } }, seal };
};

/** What a new version would state. Written parts are given at the filing, so that none of them is missing here. */
const nextOf = (ctx: Ctx, snapshot: JobSnapshot, item: CompiledDocument): DocumentDetail['next'] => {
  const { flow, state } = snapshot;
  const form = formOf(flow, item);
  if (form === null) return null;
  const { view } = planMilestones({ flow, state, calendar: ctx.calendar });
  const version = nextVersion(state, item);
  const parts = form.blocks.flatMap((block) => (block.block === 'parts' ? block.parts : []));
  const texts = Object.fromEntries(parts.map(({ key }) => [key, '-']));
  const frozen = freezeNow(ctx, snapshot, { item, form, view, version, texts });
  if (frozen.ok) return { form, data: frozen.data, missing: [] };
  const missing = missingPlaces(item, frozen.empty).map((each) => ({
    ...each,
    label: { ...each.label },
    source: [...each.source],
  }));
  return { form, data: null, missing: missing.map(({ entry: _, ...each }) => each) };
};

const isFreshNow = (ctx: Ctx, { flow, state }: JobSnapshot, key: string): boolean =>
  planMilestones({ flow, state, calendar: ctx.calendar }).view.isFresh(key);

/** Reads a document: its versions, the content of one of them with its seal, and what a new version would state. */
export const readDocument = async (
  ctx: Ctx,
  jobId: string,
  { key, version }: DocumentReading,
): Promise<Result<DocumentDetail>> => {
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const snapshot = found.value;
  const document = documentAt(snapshot.flow, { key, state: 'filed' });
  if (!document.ok) return document;
  const item = document.value;
  const facts = await ctx.store.documentFacts({ jobId, key, states: statesOf(item), version });
  const nameOf = (id: string) => snapshot.detail.staff.find((member) => member.id === id)?.name ?? id;
  const versions = versionsOf(facts, item, nameOf);
  const visible = version ?? versions.at(-1)?.version ?? 0;
  return succeed({
    key,
    label: { ...item.label },
    letterWays: (item.deliverBy ?? [])
      .filter(({ through }) => through === 'email')
      .map(({ key: way, label }) => ({ key: way, label: { ...label } })),
    versions,
    ...(await contentOf(ctx, snapshot, { facts, key, version: visible })),
    isFresh: versions.length === 0 ? null : isFreshNow(ctx, snapshot, key),
    next: nextOf(ctx, snapshot, item),
  });
};
