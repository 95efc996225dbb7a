import type { JobRow, MilestoneCell } from '#contract/jobs/job-answers';
import type { Flow } from '#domain/flow/flow';
import { formatMoney, isCurrency } from '#domain/money/money';
import type { StripSegment } from '../../grid/index.ts';
import { formatDate } from '../../texts/formats.ts';
import type { Texts } from '../../texts/locale.tsx';
import { dueLabel, milestoneLabel, milestoneTone } from '../due.ts';
import type { FieldView } from '../field.ts';

type Paid = Pick<JobRow, 'milestones'>;

/** The milestones that the customer pays, without cancelled ones and without what the shop owes. */
const payable = ({ milestones }: Paid): readonly MilestoneCell[] =>
  milestones.filter(({ state }) => state !== 'cancelled' && state !== 'credit');

const isPaid = ({ state }: MilestoneCell): boolean => state === 'paid' || state === 'settled';

/** The share of the planned money that is paid: whole percent, rounded down; a dash where nothing is planned. */
export const paidShare = (job: Paid): string => {
  const milestones = payable(job);
  const sum = (read: (milestone: MilestoneCell) => number) =>
    milestones.reduce((total, milestone) => total + read(milestone), 0);
  const planned = sum(({ amountMinor }) => amountMinor ?? 0);
  const paid = sum(({ amountMinor, paidMinor }) => Math.min(paidMinor, amountMinor ?? 0));
  if (planned === 0) return '—';
  const percent = Math.floor((paid / planned) * 100);
  return percent === 0 && paid > 0 ? '<1%' : `${percent}%`;
};

/** The strip as text: `2/4 · 79%`; null without milestones. */
export const paymentsText = (job: Paid): string | null => {
  const milestones = payable(job);
  if (milestones.length === 0) return null;
  return `${milestones.filter(isPaid).length}/${milestones.length} · ${paidShare(job)}`;
};

const lookOf = (milestone: MilestoneCell, today: string): StripSegment['look'] => {
  if (milestone.state === 'credit') return 'credit';
  if (milestone.state === 'waiting') return 'waiting';
  const tone = milestoneTone(milestone, today);
  if (tone === 'overdue') return 'overdue';
  return tone === 'today' || tone === 'soon' ? 'soon' : 'open';
};

const filledOf = (milestone: MilestoneCell): number => {
  if (isPaid(milestone)) return 1;
  const { amountMinor, paidMinor } = milestone;
  return amountMinor === null || amountMinor <= 0 ? 0 : paidMinor / amountMinor;
};

/** A segment for each milestone that is not cancelled, as long as its amount; an unknown amount has the least length. */
export const stripOf = (milestones: readonly MilestoneCell[], today: string): readonly StripSegment[] =>
  milestones
    .filter(({ state }) => state !== 'cancelled')
    .map((milestone) => ({
      size: Math.abs(milestone.amountMinor ?? 0),
      filled: filledOf(milestone),
      look: lookOf(milestone, today),
    }));

/** What a milestone is called: its own title, else its label, else that of the flow's plan. */
export const milestoneName = (
  { key, title, label }: Pick<MilestoneCell, 'key' | 'title' | 'label'>,
  flow: Flow | null,
  { localize }: Pick<Texts, 'localize'>,
): string => {
  const named = label ?? flow?.milestones.find((plan) => plan.key === key)?.label;
  return title ?? (named ? localize(named) : key);
};

/** An amount of the job; minor units. */
export const amountText = (
  minor: number | null,
  { currency }: Pick<JobRow, 'currency'>,
  { t, locale }: Pick<Texts, 't' | 'locale'>,
): string =>
  minor === null || !isCurrency(currency) ? t('undecided') : formatMoney(minor, currency, locale);

/** How a milestone stands in words: `due 5 Nov, 25 d overdue`. */
export const milestoneState = (milestone: MilestoneCell, { texts, me }: FieldView): string => {
  const { t, locale } = texts;
  const { dueOn } = milestone;
  const state = t(`milestone.${milestoneLabel(milestone, me.today)}`);
  if (dueOn === null || isPaid(milestone) || milestone.state === 'cancelled') return state;
  const words = dueLabel(dueOn, me.today, t);
  const on = formatDate(dueOn, locale, me);
  return [state, on, ...(words === undefined ? [] : [words])].join(' · ');
};

/** What the strip shows, for who does not see it: `2 of 4 paid, 79%. Progress payment: ¥30,000 of ¥49,600, 25 d overdue.` */
export const paymentsNote = (job: Paid & Pick<JobRow, 'currency'>, view: FieldView): string => {
  const { texts, me, flow } = view;
  const milestones = payable(job);
  const open = milestones.filter((milestone) => !isPaid(milestone) && milestone.state !== 'waiting');
  const told = open.map((milestone) =>
    texts.t('payments.open', {
      name: milestoneName(milestone, flow, texts),
      paid: amountText(milestone.paidMinor, job, texts),
      amount: amountText(milestone.amountMinor, job, texts),
      when:
        (milestone.dueOn === null ? undefined : dueLabel(milestone.dueOn, me.today, texts.t)) ??
        texts.t(`milestone.${milestoneLabel(milestone, me.today)}`),
    }),
  );
  const count = milestones.length;
  const paid = milestones.filter(isPaid).length;
  return [texts.t('payments.paidOf', { paid, count, share: paidShare(job) }), ...told].join(' ');
};
