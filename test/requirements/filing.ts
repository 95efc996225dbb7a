import { filingOf, nextVersion } from '#actions/documents/document-value';
import { formOf } from '#domain/documents/form';
import { freeze } from '#domain/documents/freeze';
import { compile, type CompiledDocument } from '#domain/flow/compile/compile';
import { isDocumentValue } from '#domain/flow/document';
import type { Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import { unmet } from '#domain/jobs/unmet';
import { attachedVersionOf, type View } from '#domain/jobs/view';
import { derive } from '#domain/planning/derive';
import { planMilestones } from '#domain/planning/plan-milestones';
import { holds } from '#domain/rules/condition';
import type { DocumentValue, FactKey } from '#domain/rules/fact';
import type { Frozen } from '#domain/rules/frozen';
import type { Calendar } from '#domain/time/calendar';
import { dateOf, type Instant } from '#domain/time/day';
import { frozenWarranties } from '#domain/warranties/frozen-warranties';

/** A job at a time, with the written parts of a document. */
export interface FilingSource {
  readonly flow: Flow;
  readonly state: JobState;
  readonly calendar: Calendar;
  readonly now: Instant;
  readonly texts: Readonly<Record<string, string>>;
}

/** The filing of a version, or what it waits for: labels of conditions, then places without content. */
export type Filing =
  | { readonly value: DocumentValue }
  | { readonly value: null; readonly lacks: readonly string[] };

const documentIn = (flow: Flow, key: FactKey): CompiledDocument => {
  const item = compile(flow).itemsByKey.get(key);
  if (item?.item !== 'document') throw new Error(`no document ${key}`);
  return item;
};

const waitsFor = (item: CompiledDocument, view: View, { flow }: FilingSource): readonly string[] => {
  const { attaches, writeWhen, stage } = item;
  const isAttached = attaches === undefined || attachedVersionOf(item, view) !== null;
  return [
    ...(isAttached ? [] : [`${attaches.document}.${attaches.state}`]),
    ...(writeWhen === undefined || holds(writeWhen, view)
      ? []
      : unmet(writeWhen, { flow, stage, place: { entry: null, view } }).map(({ label }) => label.en)),
  ];
};

/** Files a document by the rules of its flow, with what its template states now. */
export const filingIn = (source: FilingSource, key: FactKey): Filing => {
  const { flow, state, calendar, now, texts } = source;
  const item = documentIn(flow, key);
  const { view } = planMilestones({ flow, state, calendar });
  const waiting = waitsFor(item, view, source);
  if (waiting.length > 0) return { value: null, lacks: waiting };
  const stated = (data: Frozen | null): Filing => {
    const value =
      item.attaches === undefined
        ? null
        : (view.documentState(item.attaches.document, item.attaches.state)?.value ?? null);
    const attached = isDocumentValue(value) ? value : null;
    return { value: filingOf(state, item, { input: { key, state: 'filed', texts }, attached, data }) };
  };
  const form = formOf(flow, item);
  if (form === null) return stated(null);
  const plan = derive({ flow, state, calendar, now });
  const frozen = freeze(form, {
    rows: state,
    values: view,
    attachedVersion: attachedVersionOf(item, view),
    on: dateOf(now, calendar.zone),
    zone: calendar.zone,
    shop: '安居装饰',
    version: nextVersion(state, item),
    nameOf: (id) => id,
    milestones: plan.milestones
      .filter((milestone) => milestone.state !== 'cancelled')
      .map((milestone) => ({
        key: milestone.key,
        label: milestone.label,
        amountMinor: milestone.amountMinor,
        dueOn: milestone.dueOn,
      })),
    warranties: frozenWarranties({ flow, warranties: plan.warranties, lines: state.lines }),
    texts,
  });
  return frozen.ok ? stated(frozen.data) : { value: null, lacks: frozen.empty.map(({ place }) => place) };
};
