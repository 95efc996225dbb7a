import type { Flow } from '#domain/flow/flow';
import { itemsOf } from '#domain/flow/items-of';
import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import { builtInNoticeKeys, noticeTemplate, type NoticeTemplate } from '#domain/notices/notice-texts';
import type { NoticeText } from '#domain/notices/notice-text';
import { locales, type Locale } from '#domain/texts/text';

/** A notice in the shop's own words, by language; a missing language is said in the trade's. */
export type OwnWords = Readonly<Partial<Record<Locale, NoticeText>>>;

/** The own words of all notices, by `wordsKey`. */
export type OwnTemplates = Readonly<Record<string, OwnWords>>;

/** The name of a notice's own words. Those of a notice for each entry of a list are of its plan. */
export const wordsKey = (flow: string, notice: string): string => `${flow}/${notice.split('/')[0] ?? ''}`;

/** The kinds of notices of a trade: the built-in ones, then its own. */
export const noticeKinds = (flow: Flow): readonly string[] => [
  ...builtInNoticeKeys,
  ...flow.notices.map(({ key }) => key),
];

/** The plan of a kind of notice; undefined for a built-in one. */
export const kindPlan = (flow: Flow, kind: string): NoticePlan | undefined =>
  flow.notices.find(({ key }) => key === kind);

/** The trade's words of a kind of notice, also of one for each entry of a list; null for an unknown kind. */
export const kindTemplate = (flow: Flow, kind: string): NoticeTemplate | null =>
  kindPlan(flow, kind) ?? noticeTemplate(flow, kind);

/** The template of a notice, the shop's own words in place of the trade's. */
export const withOwnWords = (template: NoticeTemplate, own: OwnWords | undefined): NoticeTemplate => {
  if (own === undefined) return template;
  const { subject, body } = template;
  const inOwn = (part: keyof NoticeText) =>
    Object.fromEntries(
      locales.flatMap((locale) => {
        const words = own[locale];
        return words === undefined ? [] : [[locale, words[part]]];
      }),
    );
  return { ...template, subject: { ...subject, ...inOwn('subject') }, body: { ...body, ...inOwn('body') } };
};

const ofJob = ['customer', 'job', 'number', 'shop'];
const ofMilestone = ['milestone', 'amount', 'due', 'payment', 'unready'];
const ofTask = ['task', 'due'];

const isOfMilestone = (plan: NoticePlan | undefined): boolean =>
  plan !== undefined && 'milestone' in plan.send.anchor;

/** What may stand in braces in a notice: what the job, its milestone or task, and the fields of its trade say. */
export const placesOf = (flow: Flow, key: string): readonly string[] => {
  const plan = kindPlan(flow, key);
  const fields = itemsOf(flow).filter(
    (item) => item.item === 'field' && (item.of === undefined || item.of === plan?.forEach),
  );
  return [
    ...ofJob,
    ...(key.startsWith('milestone-') || isOfMilestone(plan) ? ofMilestone : []),
    ...(key.startsWith('task-') || key === 'handed-over' ? ofTask : []),
    ...fields.map((item) => `fact:${item.key}`),
  ];
};

const braced = /\{([^{}]*)\}/g;

/** What stands in braces in a text and is no place of the notice, each once. */
export const unknownPlaces = (flow: Flow, key: string, { subject, body }: NoticeText): readonly string[] => {
  const known = new Set(placesOf(flow, key));
  const names = [...`${subject}\n${body}`.matchAll(braced)].map(([, name = '']) => name);
  return [...new Set(names.filter((name) => !known.has(name)))];
};
