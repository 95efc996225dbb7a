import { appointmentKeys } from '#domain/flow/appointment-item';
import { appointmentsOf, itemsOf } from '#domain/flow/items-of';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { AppointmentItem, Flow, Item } from '#domain/flow/flow';
import { isEntryKey, parseFactKey } from '#domain/rules/fact-key';

/** The items of a stage as the panel displays them, in the flow's order. */
export interface StageItems {
  readonly key: string;
  readonly items: readonly Item[];
  readonly missingCount: number;
  readonly isCurrent: boolean;
}

/** The newest value of a fact; undefined where nothing was ever said. */
export const factValue = (detail: Pick<JobDetail, 'facts'>, key: string): unknown =>
  detail.facts.findLast((fact) => fact.key === key)?.value;

/** All entries of a log, newest first. */
export const logEntries = (detail: JobDetail, key: string): JobDetail['facts'] =>
  detail.facts.filter((fact) => fact.key === key).toReversed();

/** The items of the given kinds by stage; stages without any are omitted. */
export const itemsByStage = (
  flow: Flow,
  detail: JobDetail,
  kinds: readonly Item['item'][],
): readonly StageItems[] =>
  flow.stages
    .map((stage) => {
      const items = itemsOf(flow).filter(
        (item) =>
          item.stage === stage.key &&
          item.of === undefined &&
          kinds.includes(item.item) &&
          !detail.absentItems.includes(item.key),
      );
      const keys = new Set(items.map((item) => item.key));
      return {
        key: stage.key,
        items,
        missingCount: detail.missing.filter(
          (item) => item.stage === stage.key && item.item !== null && keys.has(baseKey(item.item)),
        ).length,
        isCurrent: stage.key === detail.job.stage,
      };
    })
    .filter((stage) => stage.items.length > 0);

/** The appointment whose time an item is; `part` for its other fields, which stand with it; null for any other item. */
export const appointmentAt = (flow: Flow, key: string): AppointmentItem | 'part' | null => {
  for (const item of appointmentsOf(flow.items)) {
    const { at, ...parts } = appointmentKeys(item);
    if (key === at) return item;
    if (Object.values<string>(parts).includes(key)) return 'part';
  }
  return null;
};

const documentStates = /\.(filed|delivered|agreed|signed|returned)$/;

/** The item of the job under which a gate's key is shown: a document of its state, a list of its entries. */
export const baseKey = (key: string): string =>
  isEntryKey(key) ? (parseFactKey(key)?.entry?.list ?? key) : key.replace(documentStates, '');
