import type { JobDetail } from '#contract/jobs/job-answers';
import { compile } from '#domain/flow/compile/compile';
import type { AppointmentItem, Flow, Item } from '#domain/flow/flow';
import { itemsOf } from '#domain/flow/items-of';
import { cellKey, entryKey, parseFactKey, type EntryRef } from '#domain/rules/fact-key';
import { text, type Text } from '#domain/texts/text';
import { checklistOf } from '../../fields/checklists.ts';
import { entryIds } from '../../fields/entries.ts';
import { appointmentAt, baseKey } from '../../fields/items.ts';

type MissingItem = JobDetail['missing'][number];

/** A thing that a stage needs before it is left. It stays listed after it is done. */
export interface Need {
  readonly key: string;
  readonly label: Text;
  readonly item: string | null;
  readonly milestone: string | null;
  readonly entry: EntryRef | null;
  readonly isOpen: boolean;
}

/** What a group of needs is called: by its own name, or as one of the kinds of things. */
export type GroupTitle = Text | 'customer' | 'documents' | 'files' | 'steps' | 'details' | 'money';

export interface NeedGroup {
  readonly key: string;
  readonly title: GroupTitle;
  /** The entry whose cells the needs are. */
  readonly entry: EntryRef | null;
  readonly needs: readonly Need[];
  readonly doneCount: number;
}

/** The item that a need asks for; of an entry, the item within it. */
export const itemOfNeed = (flow: Flow, { item }: Pick<Need, 'item'>): Item | undefined => {
  if (item === null) return undefined;
  const key = parseFactKey(item)?.key ?? baseKey(item);
  return itemsOf(flow).find((candidate) => candidate.key === key || candidate.key === baseKey(item));
};

/** Whether a need is for the item itself, not for a rule about it. A count of files stands behind the item's label. */
export const isOwnLabel = (item: Item, { label }: Pick<Need, 'label'>): boolean =>
  label.en === item.label.en || label.en.startsWith(`${item.label.en}: `) || item.item === 'file';

/** The key of a need. A rule about an item has another one than the item, which may be needed too. */
const keyOf = (flow: Flow, missing: MissingItem): string => {
  const { item: key, milestone, label } = missing;
  const item = itemOfNeed(flow, missing);
  const isRule = item !== undefined && (missing.entry ?? null) === null && !isOwnLabel(item, missing);
  return isRule ? `${key ?? ''}|${label.en}` : (key ?? milestone ?? label.en);
};

/**
 * The needs that a reader has before them, after an answer of the server: those that are no longer missing stay as done,
 * so that nothing moves under the pointer; new ones come behind.
 */
export const mergeNeeds = (
  flow: Flow,
  before: readonly Need[],
  missing: readonly MissingItem[],
): readonly Need[] => {
  const open = new Map(missing.map((item) => [keyOf(flow, item), item]));
  const known = before.map((need) => {
    const item = open.get(need.key);
    return item === undefined ? { ...need, isOpen: false } : { ...need, label: item.label, isOpen: true };
  });
  const knownKeys = new Set(before.map(({ key }) => key));
  const added = [...open].flatMap(([key, { label, item, milestone, entry }]) =>
    knownKeys.has(key) ? [] : [{ key, label, item, milestone, entry: entry ?? null, isOpen: true }],
  );
  return [...known, ...added];
};

const colon = /\s*[:：]\s*/;

const headOf = (label: Text): Text =>
  text(
    label.en.split(colon)[0] ?? '',
    label['zh-Hans'].split(colon)[0] ?? '',
    label['zh-Hant'].split(colon)[0] ?? '',
  );

const kindOf = (item: Item | undefined, need: Need): Exclude<GroupTitle, Text> => {
  if (need.milestone !== null || need.item === 'job.total') return 'money';
  if (need.item?.startsWith('customer.') === true) return 'customer';
  if (item === undefined) return 'steps';
  if (item.item === 'document') return 'documents';
  if (item.item === 'file') return 'files';
  return item.item === 'check' ? 'steps' : 'details';
};

interface Place {
  readonly key: string;
  readonly title: GroupTitle;
  readonly entry: EntryRef | null;
}

/** The appointment that an item is, or whose name stands before the colon of its label: its details, its result. */
const appointmentOf = (flow: Flow, item: Item | undefined, head: Text): AppointmentItem | null => {
  const own = item === undefined ? null : appointmentAt(flow, item.key);
  if (own !== null && own !== 'part') return own;
  return (
    flow.items.find(
      (candidate): candidate is AppointmentItem =>
        candidate.item === 'appointment' && candidate.label.en === head.en,
    ) ?? null
  );
};

/** The family of a need: its entry, its appointment, or the words before the colon that several items share. */
const placeOf = (flow: Flow, need: Need, heads: ReadonlyMap<string, number>): Place => {
  const { entry } = need;
  if (entry !== null) return { key: entryKey(entry), title: need.label, entry };
  const item = itemOfNeed(flow, need);
  const checklist = item === undefined ? null : checklistOf(flow, item);
  if (checklist !== null) return { key: `checklist:${checklist.key}`, title: checklist.label, entry: null };
  const head = headOf(item?.label ?? need.label);
  const appointment = appointmentOf(flow, item, head);
  if (appointment !== null)
    return { key: `appointment:${appointment.key}`, title: appointment.label, entry: null };
  if ((heads.get(head.en) ?? 0) > 1) return { key: `head:${head.en}`, title: head, entry: null };
  const kind = kindOf(item, need);
  return { key: `kind:${kind}`, title: kind, entry: null };
};

/** The needs in groups, in the order of their first members. */
export const needGroups = (flow: Flow, needs: readonly Need[]): readonly NeedGroup[] => {
  const heads = new Map<string, number>();
  for (const need of needs) {
    const { en } = headOf(itemOfNeed(flow, need)?.label ?? need.label);
    heads.set(en, (heads.get(en) ?? 0) + 1);
  }
  const groups = new Map<string, { readonly place: Place; readonly needs: Need[] }>();
  for (const need of needs) {
    const place = placeOf(flow, need, heads);
    const group = groups.get(place.key) ?? { place, needs: [] };
    group.needs.push(need);
    groups.set(place.key, group);
  }
  return [...groups.values()].map(({ place, needs: own }) => ({
    ...place,
    needs: own,
    doneCount: own.filter(({ isOpen }) => !isOpen).length,
  }));
};

type StageDetail = Pick<JobDetail, 'job' | 'missing' | 'absentItems' | 'facts' | 'milestones'>;

/** The keys of what the job's stage requires: its items, and the cells of each entry of its lists. */
const requiredKeys = (flow: Flow, detail: StageDetail): readonly string[] => {
  const absent = new Set(detail.absentItems);
  return (compile(flow).requiredByStage.get(detail.job.stage) ?? [])
    .flatMap(({ key, of: list }) => {
      if (list === undefined) return [key];
      if (absent.has(list)) return [];
      return entryIds(flow, detail, list).map((id) => cellKey({ list, id }, key));
    })
    .filter((key) => !absent.has(key));
};

/** The keys of the money that the job's stage asks for. The stage before the last asks for all money. */
const moneyKeys = (flow: Flow, { job, milestones }: StageDetail): readonly string[] => {
  const ofPlan = flow.milestones.filter(({ paidBefore }) => paidBefore === job.stage).map(({ key }) => key);
  const asksExtras = flow.milestones.some(({ extrasPaidBefore }) => extrasPaidBefore === job.stage);
  const isClosing = flow.stages.at(-2)?.key === job.stage;
  const paid = milestones
    .filter(({ state }) => state === 'paid' || state === 'settled')
    .filter(({ key }) => isClosing || (asksExtras && key.startsWith('change-order/')))
    .map(({ key }) => key);
  return [...new Set([...ofPlan, ...paid])];
};

/** How many things the job's stage asks for in all, and how many of them are done. */
export const stageProgress = (
  flow: Flow,
  detail: StageDetail,
): { readonly done: number; readonly count: number } => {
  const { job, missing } = detail;
  const open = missing.filter(({ stage }) => stage === job.stage);
  const openKeys = new Set(open.map((item) => keyOf(flow, item)));
  // A rule about every entry of a list is open once for each entry that fails, by the rule's label and the entry's name.
  const isOpen = (rule: string) =>
    open.some(({ label: { en }, entry }) => en === rule || (entry !== undefined && en.startsWith(rule)));
  const rules = (flow.stages.find(({ key }) => key === job.stage)?.leaveWhen ?? []).map(
    ({ label }) => label.en,
  );
  const done = [
    ...[...requiredKeys(flow, detail), ...moneyKeys(flow, detail)].filter((key) => !openKeys.has(key)),
    ...rules.filter((rule) => !isOpen(rule)),
  ].length;
  return { done, count: done + open.length };
};
