import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import { freezeNow, missingPlaces } from '#actions/documents/document-source';
import { filingOf, nextVersion, recordedValue, statementOf } from '#actions/documents/document-value';
import { isWriter, joined, writerText } from '#actions/facts/write-rules';
import type { RecordDocument } from '#contract/jobs/document-requests';
import { formOf } from '#domain/documents/form';
import { sealedText } from '#domain/documents/sealed-text';
import type { CompiledDocument } from '#domain/flow/compile/compile';
import { isDocumentValue } from '#domain/flow/document';
import { findItem } from '#domain/flow/find-item';
import type { DocumentState } from '#domain/flow/flow';
import { documentStateTexts, unmet } from '#domain/jobs/unmet';
import type { View } from '#domain/jobs/view';
import { holds } from '#domain/rules/condition';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import type { Frozen } from '#domain/rules/frozen';
import { fieldIssue, type FieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { dateOf } from '#domain/time/day';

const documentOf = (view: View, key: FactKey, state: DocumentState): DocumentValue | null => {
  const value = view.documentState(key, state)?.value ?? null;
  return isDocumentValue(value) ? value : null;
};

/** One step of a document that a person takes. */
export interface Step {
  readonly item: CompiledDocument;
  readonly view: View;
  readonly input: RecordDocument;
}

/** What is recorded of a step: the value of its state, and the state whose verdict it takes back. */
export interface Recorded {
  readonly value: DocumentValue;
  readonly takesBack: DocumentState | null;
}

const recorded = (value: DocumentValue, takesBack: DocumentState | null = null): Recorded => ({
  value,
  takesBack,
});

/** Refuses whose act the state is not. Managers do not pass: a letter signed by another is not signed. */
export const checkStateWriter = (
  ctx: Ctx,
  { flow, detail: { staff } }: JobSnapshot,
  { item, view, input }: Step,
): Result<null> => {
  const by = item.statesBy?.[input.state];
  if (by === undefined || by.some((who) => isWriter(ctx, who, { view, staff }))) return succeed(null);
  const who = joined(by.map((each) => writerText(flow, each)));
  return refuse('not-yours', {
    item: item.label,
    who,
    fields: [fieldIssue('state', 'written-by', { who })],
  });
};

const notReady = (item: CompiledDocument, details: object): Result<never> =>
  refuse('document-not-ready', { document: item.label, ...details });

/** What the template states now, and null for a document without one; refuses empty places and unknown parts. */
const contentOf = (ctx: Ctx, snapshot: JobSnapshot, { item, view, input }: Step): Result<Frozen | null> => {
  const form = formOf(snapshot.flow, item);
  const texts = input.texts ?? {};
  const known = new Set(
    (form?.blocks ?? []).flatMap((block) =>
      block.block === 'parts' ? block.parts.map(({ key }) => key) : [],
    ),
  );
  const strange = Object.keys(texts).filter((key) => !known.has(key));
  if (strange.length > 0)
    return refuse('invalid-input', {
      fields: strange.map((key) => fieldIssue(`texts.${key}`, 'not-a-part')),
    });
  if (form === null) return succeed(null);
  const version = nextVersion(snapshot.state, item);
  const frozen = freezeNow(ctx, snapshot, { item, form, view, version, texts });
  if (frozen.ok) return succeed(frozen.data);
  return refuse('document-incomplete', {
    document: item.label,
    places: frozen.empty.map(({ label }) => label),
    missing: missingPlaces(item, frozen.empty),
  });
};

/** Files a new version. Its states begin anew. */
export const filing = (ctx: Ctx, snapshot: JobSnapshot, step: Step): Result<Recorded> => {
  const { item, view, input } = step;
  const { attaches, writeWhen } = item;
  const { flow } = snapshot;
  const attached = attaches === undefined ? null : documentOf(view, attaches.document, attaches.state);
  if (attaches !== undefined && attached === null) {
    const label = findItem(flow, attaches.document)?.item.label ?? '';
    return notReady(item, { needs: [label, documentStateTexts[attaches.state]] });
  }
  if (writeWhen !== undefined && !holds(writeWhen, view)) {
    const missing = unmet(writeWhen, { flow, stage: item.stage, place: { entry: null, view } });
    return notReady(item, { needs: missing.map(({ label }) => label), missing });
  }
  const data = contentOf(ctx, snapshot, step);
  if (!data.ok) return data;
  return succeed(recorded(filingOf(snapshot.state, item, { input, attached, data: data.value })));
};

/** The states that must stand before another, in the flow's order; a version is returned in place of being agreed. */
const stateBefore = ({ states }: CompiledDocument, state: DocumentState): DocumentState => {
  const index = states.findIndex((declared) => declared === (state === 'returned' ? 'agreed' : state));
  return states[index - 1] ?? states[0] ?? 'filed';
};

/** Refuses a state whose condition does not hold: a quote is agreed once the customer was told of it. */
export const checkStateTime = ({ flow }: JobSnapshot, { item, view, input }: Step): Result<null> => {
  const when = item.stateWhen?.[input.state];
  if (when === undefined || holds(when, view)) return succeed(null);
  const missing = unmet(when, { flow, stage: item.stage, place: { entry: null, view } });
  return notReady(item, { needs: missing.map(({ label }) => label), missing });
};

const issuesOfReview = ({ by, note, state }: RecordDocument): readonly FieldIssue[] => [
  ...(by === undefined ? [fieldIssue('by', 'required')] : []),
  ...(state === 'returned' && note === undefined ? [fieldIssue('note', 'required')] : []),
];

const issuesOfLetters = ({ item, input: { ways = [], note } }: Step): readonly FieldIssue[] => {
  const isLetter = (item.deliverBy ?? []).some(
    ({ key, through }) => through === 'email' && ways.includes(key),
  );
  return isLetter && note === undefined ? [fieldIssue('ways', 'letter-is-sent')] : [];
};

/** What a step of a paper with content must say: who agreed, why it is returned, who signed and when. */
const issuesOfContent = (step: Step): readonly FieldIssue[] => {
  const { state, signature } = step.input;
  if (state === 'signed') return signature === undefined ? [fieldIssue('signature', 'required')] : [];
  return state === 'delivered' ? issuesOfLetters(step) : issuesOfReview(step.input);
};

const issuesOf = (ctx: Ctx, step: Step): readonly FieldIssue[] => {
  const { on, signature, state } = step.input;
  const today = dateOf(ctx.now, ctx.calendar.zone);
  return [
    ...(step.item.template === undefined && state !== 'returned' ? [] : issuesOfContent(step)),
    ...(on !== undefined && on > today ? [fieldIssue('on', 'in-the-future')] : []),
    ...(signature !== undefined && signature.on > today ? [fieldIssue('signature.on', 'in-the-future')] : []),
  ];
};

const sealed = async (
  ctx: Ctx,
  { flow }: JobSnapshot,
  { step: { item, input }, filed }: { readonly step: Step; readonly filed: DocumentValue },
): Promise<Partial<DocumentValue>> => {
  const { signature } = input;
  if (signature === undefined) return {};
  const form = formOf(flow, item);
  return {
    on: signature.on,
    by: signature.name,
    signature,
    ...(form === null ? {} : { seal: await ctx.hash(sealedText(form, filed, signature)) }),
  };
};

/** The verdict that another takes back: a version is either agreed or returned. */
const takenBack = (
  snapshot: JobSnapshot,
  { key }: CompiledDocument,
  filed: DocumentValue,
  state: DocumentState,
) => {
  const opposite = state === 'returned' ? 'agreed' : 'returned';
  if (state !== 'agreed' && state !== 'returned') return null;
  return recordedValue(snapshot.state, key, opposite)?.version === filed.version ? opposite : null;
};

/** A signed version takes no more, and a version that does not say what the job says is not signed. */
const checkSignature = ({ item, view, input }: Step, { version }: DocumentValue): Result<null> => {
  const isFinal = item.template !== undefined || input.state === 'returned';
  const details = { document: item.label, version };
  if (isFinal && input.state !== 'delivered' && documentOf(view, item.key, 'signed') !== null)
    return refuse('document-signed', details);
  return input.state === 'signed' && item.template !== undefined && !view.isFresh(item.key)
    ? refuse('document-outdated', details)
    : succeed(null);
};

/**
 * Records a state of the version that stands, in the flow's order. A signed version takes no more, and a version that does
 * not say what the job says now is not signed: the signature may fix the price.
 */
export const statement = async (ctx: Ctx, snapshot: JobSnapshot, step: Step): Promise<Result<Recorded>> => {
  const { item, view, input } = step;
  const filed = documentOf(view, item.key, item.states[0] ?? 'filed');
  const before = stateBefore(item, input.state);
  if (filed === null || documentOf(view, item.key, before) === null)
    return notReady(item, { needs: documentStateTexts[filed === null ? 'filed' : before] });
  const due = checkStateTime(snapshot, step);
  if (!due.ok) return due;
  const signable = checkSignature(step, filed);
  if (!signable.ok) return signable;
  const issues = issuesOf(ctx, step);
  if (issues.length > 0) return refuse('invalid-input', { fields: issues });
  const earlier = recordedValue(snapshot.state, item.key, input.state);
  const value = {
    ...statementOf(filed, earlier, input),
    ...(input.state === 'signed' ? await sealed(ctx, snapshot, { step, filed }) : {}),
  };
  return succeed(recorded(value, takenBack(snapshot, item, filed, input.state)));
};
