import { formOf } from '#domain/documents/form';
import { freeze, type Freezing } from '#domain/documents/freeze';
import { compile, type CompiledDocument } from '#domain/flow/compile/compile';
import { isDocumentValue } from '#domain/flow/document';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import type { Plan } from '#domain/jobs/plan';
import { unmet } from '#domain/jobs/unmet';
import { attachedVersionOf } from '#domain/jobs/view';
import { planMilestones } from '#domain/planning/plan-milestones';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import type { Calendar } from '#domain/time/calendar';
import { dateOf, type Instant } from '#domain/time/day';

/** The written parts of a document by their keys. */
export type PartTexts = Readonly<Record<string, string>>;

/** A job whose document is filed, with its plan. */
export interface FilingSource {
  readonly flow: Flow;
  readonly state: JobState;
  readonly plan: Plan;
  readonly calendar: Calendar;
  readonly now: Instant;
}

const documentOf = (flow: Flow, key: FactKey): CompiledDocument => {
  const item = compile(flow).itemsByKey.get(key);
  if (item?.item !== 'document') throw new Error(`no document ${key}`);
  return item;
};

/** What the product would freeze; null for a document without a template. */
const frozen = (source: FilingSource, item: CompiledDocument, texts: PartTexts): Freezing | null => {
  const { flow, state, plan, calendar, now } = source;
  const form = formOf(flow, item);
  if (form === null) return null;
  const { view } = planMilestones({ flow, state, calendar });
  return freeze(form, {
    rows: state,
    values: view,
    attachedVersion: attachedVersionOf(item, view),
    on: dateOf(now, calendar.zone),
    zone: calendar.zone,
    shop: '喜事策划',
    version: 1,
    nameOf: (id) => id,
    milestones: plan.milestones.map(({ key, amountMinor, dueOn }) => ({ key, amountMinor, dueOn })),
    warranties: plan.warranties.map(({ key, startsOn, endsOn }) => ({ key, startsOn, endsOn })),
    texts,
  });
};

const notReady = ({ flow, state, calendar }: FilingSource, item: CompiledDocument): readonly string[] => {
  const { view } = planMilestones({ flow, state, calendar });
  const { attaches, writeWhen, stage } = item;
  const isAttached = attaches === undefined || attachedVersionOf(item, view) !== null;
  return [
    ...(isAttached ? [] : [`${attaches.document}.${attaches.state}`]),
    ...(writeWhen === undefined
      ? []
      : unmet(writeWhen, { flow, stage, place: { entry: null, view } }).map(({ label }) => label.en)),
  ];
};

/** What refuses a filing: what has to stand before it, or each place that is empty, by its name in the template. */
export const filingRefusals = (
  source: FilingSource,
  document: FactKey,
  texts: PartTexts = {},
): readonly string[] => {
  const item = documentOf(source.flow, document);
  const needs = notReady(source, item);
  const content = frozen(source, item, texts);
  if (needs.length > 0 || content === null || content.ok) return needs;
  return content.empty.map(({ place }) => place);
};

/** What a filing states, as the product writes it. Throws where the product refuses. */
export const filedContent = (
  source: FilingSource,
  document: FactKey,
  texts: PartTexts = {},
): Partial<DocumentValue> => {
  const item = documentOf(source.flow, document);
  const refusals = filingRefusals(source, document, texts);
  if (refusals.length > 0) throw new Error(`${document} is refused: ${refusals.join(', ')}`);
  const content = frozen(source, item, texts);
  const attached =
    item.attaches === undefined
      ? null
      : (source.state.facts.findLast(({ key }) => key === `${item.attaches?.document}.filed`)?.value ?? null);
  return {
    ...(isDocumentValue(attached) ? { attachedVersion: attached.version } : {}),
    ...(content?.ok === true ? { data: content.data, texts } : {}),
  };
};
