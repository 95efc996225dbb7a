import { holds } from '#domain/rules/condition';
import { compile } from '#domain/flow/compile/compile';
import type { ChecklistItem, DocumentState, Flow, MilestonePlan } from '#domain/flow/flow';
import { standardKey, type Standard } from '#domain/flow/parts/checklist-item';
import { isAnswered, markOf } from '#domain/flow/parts/checklist-result';
import { factKeyIn, labelIn, placesOf, type Place } from '#domain/jobs/entries';
import type { Missing } from '#domain/jobs/plan';
import type { View } from '#domain/jobs/view';
import type { FactKey } from '#domain/rules/fact';
import type { Condition, LineCondition, LineDecision, ListCondition } from '#domain/rules/rule';
import { text, type Locale, type Text } from '#domain/texts/text';

const virtualTexts: ReadonlyMap<FactKey, Text> = new Map([
  ['customer.name', text('Customer’s name', '客户姓名', '客戶姓名')],
  ['customer.phone', text('Customer’s phone', '客户电话', '客戶電話')],
  ['customer.address', text('Customer’s address', '客户地址', '客戶地址')],
  ['job.total', text('Contract total', '合同总价', '合約總價')],
  [
    'lines.total',
    text('Line items that sum to the contract total', '明细合计与合同总价一致', '明細合計與合約總價一致'),
  ],
  ['extras.done', text('All extras done', '增加项全部完成', '增加項全部完成')],
  ['lines.done', text('All line items done', '明细全部完成', '明細全部完成')],
]);

/** What the states of a document are called. */
export const documentStateTexts: Readonly<Record<DocumentState, Text>> = {
  filed: text('filing', '存档', '存檔'),
  delivered: text('delivery', '交付', '交付'),
  agreed: text('agreement', '认可', '認可'),
  signed: text('signature', '签署', '簽署'),
  returned: text('return with a note', '退回并注明', '退回並註明'),
};

const linesText = text('Line items', '明细', '明細');

/** A condition is asked for something that is to be done in a stage, in a place. */
interface Asking {
  readonly flow: Flow;
  readonly stage: string;
  readonly place: Place;
}

const lacking = ({ stage }: Asking, label: Text, more: Partial<Missing> = {}): readonly Missing[] => [
  { stage, label, item: null, milestone: null, source: [], ...more },
];

/** What a checklist lacks: the standards that are not answered; once all are, those that are missed. */
const lackingStandards = (asking: Asking, checklist: ChecklistItem): readonly Missing[] => {
  const { view } = asking.place;
  const requested = checklist.standards.filter(({ when }) => when === undefined || holds(when, view));
  const open = requested.filter((standard) => !isAnswered(checklist, standard, view.factValue));
  const isMissed = (standard: Standard): boolean =>
    markOf(standard, view.factValue(standardKey(checklist, standard))) === 'missed';
  return (open.length > 0 ? open : requested.filter(isMissed)).flatMap((standard) =>
    lackingFact(asking, standardKey(checklist, standard)),
  );
};

const lackingFact = (asking: Asking, key: FactKey): readonly Missing[] => {
  const { flow, place } = asking;
  const { itemsByKey, documentStates } = compile(flow);
  const item = itemsByKey.get(documentStates.get(key)?.item.key ?? key);
  if (item === undefined) {
    const role = flow.crewRoles.find((crewRole) => key === `crew.${crewRole.key}`);
    const label = role?.label ?? virtualTexts.get(key);
    return label === undefined ? [] : lacking(asking, label, { item: key });
  }
  const isOfEntry = place.entry !== null && item.of === place.entry.list;
  return lacking(asking, isOfEntry ? labelIn(flow, item.label, place) : item.label, {
    stage: item.stage,
    item: isOfEntry ? factKeyIn(place, key) : key,
    source: item.source,
    ...(isOfEntry && place.entry !== null ? { entry: place.entry } : {}),
  });
};

const lackingFactOrResult = (asking: Asking, key: FactKey): readonly Missing[] => {
  const derived = compile(asking.flow).checklistFacts.get(key);
  return derived === undefined ? lackingFact(asking, key) : lackingStandards(asking, derived.checklist);
};

const lackingEntries = (asking: Asking, condition: ListCondition): readonly Missing[] => {
  const { flow, place } = asking;
  const { every, list } = condition;
  const failing =
    every === undefined
      ? []
      : placesOf(flow, list, place.view).flatMap((entry) => unmet(every, { ...asking, place: entry }));
  const label = compile(flow).itemsByKey.get(list)?.label;
  if (failing.length > 0 || label === undefined) return failing;
  return lacking(asking, label, { item: list });
};

const lackingFresh = (asking: Asking, document: FactKey): readonly Missing[] => {
  const label = compile(asking.flow).itemsByKey.get(document)?.label;
  if (label === undefined) return [];
  const changed = text(
    `${label.en}: the job changed since, file a new version`,
    `${label['zh-Hans']}：工单已有变更，请登记新版本`,
    `${label['zh-Hant']}：工單已有變更，請登記新版本`,
  );
  return lacking(asking, changed, { item: document });
};

const decisionTexts: Readonly<Record<LineDecision, Text>> = {
  open: text('to be decided', '待决定', '待決定'),
  accepted: text('accepted', '已接受', '已接受'),
  declined: text('declined', '已拒绝', '已拒絕'),
  deferred: text('deferred', '暂缓', '暫緩'),
};

const orTexts = (decisions: readonly LineDecision[], locale: Locale, or: string): string =>
  decisions.map((decision) => decisionTexts[decision][locale]).join(or);

/** What lines lack, by the decision that is asked; without one only that something of them is lacking. */
const lackingLines = (asking: Asking, { lines, every }: LineCondition): readonly Missing[] => {
  const { decision = [] } = every ?? lines;
  const decisions = typeof decision === 'string' ? [decision] : decision;
  if (decisions.length === 0) return lacking(asking, linesText);
  const label = text(
    `${linesText.en}: ${orTexts(decisions, 'en', ' or ')}`,
    `${linesText['zh-Hans']}：${orTexts(decisions, 'zh-Hans', '或')}`,
    `${linesText['zh-Hant']}：${orTexts(decisions, 'zh-Hant', '或')}`,
  );
  return lacking(asking, label);
};

const lackingMilestone = (asking: Asking, milestone: string): readonly Missing[] => {
  const plan = asking.flow.milestones.find(({ key }) => key === milestone);
  return plan === undefined ? [] : lacking(asking, plan.label, { milestone: plan.key });
};

/** What a condition still lacks, each in the flow's words; empty for one that holds, and where no words name it. */
export const unmet = (condition: Condition, asking: Asking): readonly Missing[] => {
  const { flow, place } = asking;
  if (holds(condition, place.view)) return [];
  const group = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  if (group !== null) return group.flatMap((inner) => unmet(inner, asking));
  if ('fact' in condition) return lackingFactOrResult(asking, condition.fact);
  if ('lines' in condition) return lackingLines(asking, condition);
  if ('list' in condition) return lackingEntries(asking, condition);
  if ('fresh' in condition) return lackingFresh(asking, condition.fresh);
  if ('milestone' in condition) return lackingMilestone(asking, condition.milestone);
  if (!('stageReached' in condition)) return [];
  const stage = flow.stages.find(({ key }) => key === condition.stageReached);
  return stage === undefined ? [] : lacking(asking, stage.label);
};

/** What a demand says of a condition that does not hold: the flow's words, with what is lacking where it lists that. */
export const readinessText = (
  flow: Flow,
  { label, condition, isListed }: NonNullable<MilestonePlan['readiness']>,
  view: View,
): Text => {
  if (isListed !== true) return label;
  const missing = unmet(condition, { flow, stage: '', place: { entry: null, view } });
  const names = (locale: Locale, comma: string): string =>
    [...new Set(missing.map((item) => item.label[locale]))].join(comma);
  return text(
    `${label.en}: ${names('en', ', ')}`,
    `${label['zh-Hans']}：${names('zh-Hans', '、')}`,
    `${label['zh-Hant']}：${names('zh-Hant', '、')}`,
  );
};
