import type { Ctx } from '#actions/decide/context';
import type { JobSnapshot } from '#actions/decide/decide';
import type { CompiledDocument } from '#domain/flow/compile/compile';
import type { DocumentForm } from '#domain/documents/form';
import type { EmptyPlace } from '#domain/documents/empty-places';
import { freeze, type Freezing } from '#domain/documents/freeze';
import { attachedVersionOf, type View } from '#domain/jobs/view';
import type { Missing } from '#domain/jobs/plan';
import { frozenWarranties } from '#domain/warranties/frozen-warranties';
import { dateOf } from '#domain/time/day';

/** A version to file: of which document, by which form, and the parts that are written for it. */
export interface NewVersion {
  readonly item: CompiledDocument;
  readonly form: DocumentForm;
  readonly view: View;
  readonly version: number;
  readonly texts: Readonly<Record<string, string>>;
}

/** What a document would state now, or the places that are empty. */
export const freezeNow = (
  { now, calendar, shop }: Ctx,
  { state, flow, plan, detail }: JobSnapshot,
  { item, form, view, version, texts }: NewVersion,
): Freezing => {
  const known = new Set(flow.milestones.map(({ key }) => key));
  return freeze(form, {
    rows: state,
    values: view,
    attachedVersion: attachedVersionOf(item, view),
    on: dateOf(now, calendar.zone),
    zone: calendar.zone,
    shop: shop.name,
    version,
    nameOf: (staffId) => detail.staff.find(({ id }) => id === staffId)?.name ?? null,
    milestones: plan.milestones
      .filter((milestone) => milestone.state !== 'cancelled')
      .map(({ key, label, title, amountMinor, dueOn }) => ({
        key,
        amountMinor,
        dueOn,
        ...(title === null && known.has(key)
          ? {}
          : { label: title === null ? label : { en: title, 'zh-Hans': title, 'zh-Hant': title } }),
      })),
    warranties: frozenWarranties({ flow, warranties: plan.warranties, lines: state.lines }),
    texts,
  });
};

/** Empty places in the form in which a gate tells what is missing. */
export const missingPlaces = (
  { stage, key, source }: CompiledDocument,
  empty: readonly EmptyPlace[],
): readonly Missing[] =>
  empty.map(({ label, item, milestone = null }) => ({
    stage,
    label,
    item: item ?? (milestone === null ? key : null),
    milestone,
    source,
  }));
