import type { BusinessDate } from '#domain/time/day';
import type { Choice, Flow } from '#domain/flow/flow';
import { isAccepted, type Line } from '#domain/lines/line';
import type { View } from '#domain/jobs/view';
import { coversTags, periodOf } from '#domain/warranties/plan-warranties';
import { text, type Text } from '#domain/texts/text';

/** Why a line is not covered on a day. */
export type NotCovered = 'no-class' | 'declined' | 'excluded' | 'not-accepted' | 'before-start' | 'expired';

/** Whether a line is covered on a day: until which day, both ends included, or why not. */
export type Coverage =
  | { readonly isCovered: true; readonly startsOn: BusinessDate; readonly endsOn: BusinessDate }
  | {
      readonly isCovered: false;
      readonly why: NotCovered;
      readonly startsOn: BusinessDate | null;
      readonly endsOn: BusinessDate | null;
    };

/** The warranty classes of a flow: those that a warranty covers, then the excluded ones. */
export const warrantyClasses = ({
  warranties,
  excluded = [],
}: Pick<Flow, 'warranties' | 'excluded'>): readonly Choice[] => {
  const covered = warranties.flatMap(({ class: key, label }) => (key === undefined ? [] : [{ key, label }]));
  const all = [...covered, ...excluded];
  return all.filter(({ key }, at) => all.findIndex((other) => other.key === key) === at);
};

const no = (
  why: NotCovered,
  period: { readonly startsOn: BusinessDate; readonly endsOn: BusinessDate } | null = null,
): Coverage => ({
  isCovered: false,
  why,
  startsOn: period?.startsOn ?? null,
  endsOn: period?.endsOn ?? null,
});

/**
 * Whether a line of a job is covered on a day. A trade with classes asks for that of the line; another one goes by the
 * tags of the line. Of several warranties the one that lasts longest counts.
 */
export const isCovered = (
  { flow, view }: { readonly flow: Flow; readonly view: View },
  line: Pick<Line, 'class' | 'tags' | 'decision'>,
  on: BusinessDate,
): Coverage => {
  if (!isAccepted(line)) return no('declined');
  const hasClasses = warrantyClasses(flow).length > 0;
  if (hasClasses && (line.class ?? null) === null) return no('no-class');
  if (flow.excluded?.some(({ key }) => key === line.class) === true) return no('excluded');
  const plans = flow.warranties.filter((plan) =>
    hasClasses ? plan.class === line.class : coversTags(plan, line),
  );
  if (plans.length === 0) return no('excluded');
  const periods = plans.flatMap((plan) => periodOf(plan, view) ?? []);
  const longest = periods.toSorted((a, b) => (a.endsOn < b.endsOn ? 1 : -1))[0];
  // The work was not accepted, so no warranty has begun.
  if (longest === undefined) return no('not-accepted');
  if (on < longest.startsOn) return no('before-start', longest);
  return on > longest.endsOn ? no('expired', longest) : { isCovered: true, ...longest };
};

const notCoveredTexts: Readonly<Record<NotCovered, Text>> = {
  'no-class': text('the line has no warranty class', '该明细未设保修类别', '該明細未設保固類別'),
  declined: text(
    'the customer did not accept the line, so it was not done',
    '客户未接受该明细，未施工',
    '客戶未接受該明細，未施工',
  ),
  excluded: text('excluded from the warranty', '不在保修范围内', '不在保固範圍內'),
  'not-accepted': text(
    'the work has not been accepted, so its warranty has not begun',
    '尚未验收，保修未开始',
    '尚未驗收，保固未開始',
  ),
  'before-start': text('the warranty begins on {start}', '保修从 {start} 开始', '保固從 {start} 開始'),
  expired: text('the warranty ended on {end}', '保修已于 {end} 到期', '保固已於 {end} 到期'),
};

const inTexts = (template: Text, fill: (words: string) => string): Text =>
  text(fill(template.en), fill(template['zh-Hans']), fill(template['zh-Hant']));

/** Why a line is not covered, with the day that says it. */
export const notCoveredText = ({ why, startsOn, endsOn }: Extract<Coverage, { isCovered: false }>): Text =>
  inTexts(notCoveredTexts[why], (words) =>
    words.replace('{start}', startsOn ?? '').replace('{end}', endsOn ?? ''),
  );
