import type { Ctx } from '#actions/decide/context';
import { decide, type JobSnapshot, refuseClosed } from '#actions/decide/decide';
import { filingOf, statementOf } from '#actions/documents/document-value';
import { allowed } from '#actions/decide/right';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { RecordDocument } from '#contract/jobs/job-requests';
import type { Edits } from '#domain/jobs/change';
import { holds } from '#domain/rules/condition';
import { isDocumentValue } from '#domain/flow/document';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import { fieldIssue } from '#domain/texts/field-texts';
import type { DocumentItem, DocumentState } from '#domain/flow/flow';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Condition } from '#domain/rules/rule';
import { text, type Text } from '#domain/texts/text';
import { buildView, type View } from '#domain/jobs/view';

const stateTexts: Readonly<Record<DocumentState, Text>> = {
  filed: text('filing', '存档', '存檔'),
  delivered: text('delivery', '交付', '交付'),
  agreed: text('agreement', '认可', '認可'),
  signed: text('signature', '签署', '簽署'),
};

const documentOf = (view: View, key: FactKey, state: DocumentState): DocumentValue | null => {
  const value = view.documentState(key, state)?.value ?? null;
  return isDocumentValue(value) ? value : null;
};

interface Step {
  readonly item: DocumentItem;
  readonly view: View;
  readonly input: RecordDocument;
}

/** The unmet parts of a condition, by the flow's labels. */
const unmet = ({ flow }: Pick<JobSnapshot, 'flow'>, condition: Condition, view: View): readonly Text[] => {
  if (holds(condition, view)) return [];
  if ('all' in condition) return condition.all.flatMap((inner) => unmet({ flow }, inner, view));
  if (!('fact' in condition)) return [];
  const { fact } = condition;
  const item =
    flow.items.find(({ key }) => key === fact) ??
    flow.items.find((eachItem) => eachItem.item === 'document' && fact.startsWith(`${eachItem.key}.`));
  return item === undefined ? [] : [item.label];
};

const filing = (snapshot: JobSnapshot, { item, view, input }: Step): Result<DocumentValue> => {
  const { attaches, fileWhen } = item;
  const attached = attaches === undefined ? null : documentOf(view, attaches.document, attaches.state);
  if (attaches !== undefined && attached === null) {
    const label = snapshot.flow.items.find(({ key }) => key === attaches.document)?.label ?? '';
    return refuse('document-not-ready', { document: item.label, needs: [label, stateTexts[attaches.state]] });
  }
  if (fileWhen !== undefined && !holds(fileWhen, view)) {
    return refuse('document-not-ready', { document: item.label, needs: unmet(snapshot, fileWhen, view) });
  }
  return succeed(filingOf(snapshot.state, item, { input, attached }));
};

const statement = (snapshot: JobSnapshot, { item, view, input }: Step): Result<DocumentValue> => {
  const [first = input.state] = item.states;
  const previous = item.states[item.states.indexOf(input.state) - 1] ?? first;
  const filed = documentOf(view, item.key, first);
  if (filed === null || documentOf(view, item.key, previous) === null) {
    return refuse('document-not-ready', {
      document: item.label,
      needs: stateTexts[filed === null ? first : previous],
    });
  }
  const earlier =
    snapshot.state.facts.findLast(({ key }) => key === `${item.key}.${input.state}`)?.value ?? null;
  return succeed(statementOf(filed, isDocumentValue(earlier) ? earlier : null, input));
};

const unknown = ({ key }: RecordDocument, path: 'key' | 'state' | 'ways'): Result<never> =>
  refuse('unknown-item', { item: key, fields: [fieldIssue(path, 'not-of-trade')] });

const editsOf = (ctx: Ctx, snapshot: JobSnapshot, input: RecordDocument): Result<Edits> => {
  const open = refuseClosed(snapshot);
  if (!open.ok) return open;
  const { flow, state } = snapshot;
  const item = flow.items.find(({ key }) => key === input.key);
  if (item?.item !== 'document') return unknown(input, 'key');
  if (!item.states.includes(input.state)) return unknown(input, 'state');
  const ways = new Set((item.deliverBy ?? []).map(({ key }) => key));
  if (!(input.ways ?? []).every((way) => ways.has(way))) return unknown(input, 'ways');
  const view = buildView({ flow, state, milestonePoint: () => null, calendar: ctx.calendar });
  const step = { item, view, input };
  const result = item.states[0] === input.state ? filing(snapshot, step) : statement(snapshot, step);
  if (!result.ok) return result;
  const key = `${item.key}.${input.state}`;
  const before = state.facts.findLast((fact) => fact.key === key)?.value ?? null;
  return succeed({
    action: 'record-document',
    reason: null,
    changes: [{ path: `fact:${key}`, before, after: result.value }],
    facts: [{ id: ctx.newId('fct'), key, value: result.value, supersedes: true }],
  });
};

/** Files a document's next version, or records the next state of the current one, in the flow's order. */
export const recordDocument = async (
  ctx: Ctx,
  jobId: string,
  { baseVersion, ...input }: RecordDocument,
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion,
    apply: (snapshot) => editsOf(ctx, snapshot, input),
    answer: (detail) => detail,
    status: 200,
  });
};
