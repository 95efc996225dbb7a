import { findItem } from '#domain/flow/find-item';
import type { Amount, Flow, Item } from '#domain/flow/flow';
import { itemsOf } from '#domain/flow/items-of';
import { formatMoney, isCurrency } from '#domain/money/money';
import type { Anchor, Offset, Rule } from '#domain/rules/rule';
import type { Texts } from '../../texts/locale.tsx';

/** What words of a rule need: the trade that names its facts, and the reader's texts. */
export interface RuleReader {
  readonly flow: Flow;
  readonly texts: Texts;
}

/** The item of a fact of the job, or of each entry of a list: a rule names that one without its entry. */
const itemNamed = ({ flow }: RuleReader, key: string): Item | undefined =>
  findItem(flow, key)?.item ?? itemsOf(flow).find((item) => item.key === key);

const factName = (reader: RuleReader, key: string): string => {
  const item = itemNamed(reader, key) ?? itemNamed(reader, key.slice(0, key.lastIndexOf('.')));
  return item === undefined ? key : reader.texts.localize(item.label);
};

const choiceName = (reader: RuleReader, key: string, value: unknown): string => {
  const item = itemNamed(reader, key);
  const choice = item?.item === 'field' ? item.choices?.find((option) => option.key === value) : undefined;
  return choice === undefined ? String(value) : reader.texts.localize(choice.label);
};

const factAnchor = (reader: RuleReader, anchor: Extract<Anchor, { readonly fact: string }>): string => {
  const { t } = reader.texts;
  const fact = factName(reader, anchor.fact);
  if (anchor.atLeast !== undefined) return t('rule.reached', { fact, value: anchor.atLeast });
  return anchor.is === undefined
    ? fact
    : t('rule.is', { fact, value: choiceName(reader, anchor.fact, anchor.is) });
};

const anchorWords = (reader: RuleReader, anchor: Anchor): string => {
  const { flow, texts } = reader;
  const { t, localize } = texts;
  const all = (anchors: readonly Anchor[]) =>
    anchors.map((item) => anchorWords(reader, item)).join(texts.locale === 'en' ? ', ' : '、');
  if ('fact' in anchor) return factAnchor(reader, anchor);
  if ('stageEntered' in anchor) {
    const stage = flow.stages.find(({ key }) => key === anchor.stageEntered);
    return t('rule.stage', { stage: stage ? localize(stage.label) : anchor.stageEntered });
  }
  if ('milestone' in anchor) {
    const plan = flow.milestones.find(({ key }) => key === anchor.milestone);
    const milestone = plan ? localize(plan.label) : anchor.milestone;
    return t(anchor.state === 'due' ? 'rule.due' : 'rule.paid', { milestone });
  }
  if ('latestOf' in anchor) return t('rule.latest', { anchors: all(anchor.latestOf) });
  if ('earliestOf' in anchor) return t('rule.earliest', { anchors: all(anchor.earliestOf) });
  return factName(reader, anchor.item);
};

const stepWords = ({ texts: { t } }: RuleReader, { amount, unit }: Offset): string =>
  t(`rule.${unit}`, { n: Math.abs(amount) });

/** A rule in words: what it counts from, its steps, and its clock time. */
export const ruleWords = (reader: RuleReader, { anchor, offsets = [], offsetsBy, at }: Rule): string => {
  const { t } = reader.texts;
  const from = anchorWords(reader, anchor);
  const stepped = offsets
    .filter(({ amount }) => amount !== 0)
    .reduce(
      (point, offset) =>
        t(offset.amount < 0 ? 'rule.before' : 'rule.after', {
          anchor: point,
          steps: stepWords(reader, offset),
        }),
      from,
    );
  const point =
    offsetsBy === undefined
      ? stepped
      : t('rule.by', { anchor: stepped, fact: factName(reader, offsetsBy.fact) });
  if (at === undefined) return point;
  return at === 'closing' ? t('rule.closing', { point }) : t('rule.at', { point, clock: at });
};

/** What a milestone asks for, in words. */
export const amountWords = (reader: RuleReader, amount: Amount, currency: string): string => {
  const { t, locale } = reader.texts;
  if ('percent' in amount) return t('rule.percent', { n: amount.percent });
  if ('field' in amount) return t('rule.field', { fact: factName(reader, amount.field) });
  if ('rest' in amount) return t('rule.rest');
  return isCurrency(currency)
    ? formatMoney(amount.fixedMinor, currency, locale)
    : String(amount.fixedMinor / 100);
};
