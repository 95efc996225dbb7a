import { itemsOf } from '#domain/flow/items-of';
import type { Calendar } from '#domain/time/calendar';
import { clockOf, dateOf, instant, isBusinessDate, isInstant, type BusinessDate } from '#domain/time/day';
import type { Fact, FactValue, FieldValue } from '#domain/rules/fact';
import { newOwnValues } from '#domain/fields/own-values';
import { findNoticePlan, findTaskPlan } from '#domain/flow/find-item';
import type { FieldItem, Flow } from '#domain/flow/flow';
import { formatMoney, moneyText, isMinor, type Currency } from '#domain/money/money';
import { howToPay, type NoticeTemplate } from '#domain/notices/notice-texts';
import { locales, type Locale } from '#domain/texts/text';
import { buildView, type View } from '#domain/jobs/view';
import { choicesIn, holds } from '#domain/rules/condition';
import { readinessText } from '#domain/jobs/unmet';
import type { NoticeMessage } from '#store/notices/letter';

/** The data for the placeholders of a notice, for one recipient. */
export interface NoticeReader {
  readonly flow: Flow;
  readonly calendar: Calendar;
  readonly shopName: string;
  readonly locale: Locale;
  /** The template. Values that it does not name are not computed. */
  readonly template: NoticeTemplate;
}

/** English with the day first, as in the admin. */
const languageTags: Readonly<Record<Locale, string>> = {
  en: 'en-GB',
  'zh-Hans': 'zh-CN',
  'zh-Hant': 'zh-TW',
};

const formats = new Map<Locale, Intl.DateTimeFormat>(
  locales.map((locale) => [
    locale,
    new Intl.DateTimeFormat(languageTags[locale], { dateStyle: 'long', timeZone: 'UTC' }),
  ]),
);

const formatDate = (on: BusinessDate, locale: Locale): string =>
  formats.get(locale)?.format(new Date(`${on}T00:00:00Z`)) ?? on;

const formatInstant = (at: number, { calendar, locale }: NoticeReader): string => {
  const moment = instant(at);
  return `${formatDate(dateOf(moment, calendar.zone), locale)} ${clockOf(moment, calendar.zone)}`;
};

const yesNo = {
  true: { en: 'yes', 'zh-Hans': '是', 'zh-Hant': '是' },
  false: { en: 'no', 'zh-Hans': '否', 'zh-Hant': '否' },
} as const;

interface Showing {
  readonly field: FieldItem;
  readonly reader: NoticeReader;
  readonly currency: Currency;
}

const formatText = (value: string, { field, reader: { locale } }: Showing): string => {
  if (field.kind === 'choices')
    return choicesIn(value)
      .map((chosen) => field.choices?.find(({ key }) => key === chosen)?.label[locale] ?? chosen)
      .join(locale === 'en' ? ', ' : '、');
  const choice = field.choices?.find(({ key }) => key === value);
  return choice?.label[locale] ?? (isBusinessDate(value) ? formatDate(value, locale) : value);
};

const formatNumber = (value: number, { field, reader, currency }: Showing): string => {
  if (field.kind === 'instant' && isInstant(value)) return formatInstant(value, reader);
  if (field.kind === 'money' && isMinor(value)) return formatMoney(value, currency, reader.locale);
  return `${value}${field.kind === 'percent' ? '%' : ''}${field.unit?.[reader.locale] ?? ''}`;
};

const formatField = (value: FieldValue, showing: Showing): string => {
  if (typeof value === 'boolean') return yesNo[value ? 'true' : 'false'][showing.reader.locale];
  return typeof value === 'string' ? formatText(value, showing) : formatNumber(value, showing);
};

const isFactValue = (value: unknown): value is FactValue =>
  value === null || ['string', 'number', 'boolean', 'object'].includes(typeof value);

const factsOf = ({ facts }: NoticeMessage): readonly Fact[] =>
  Object.entries(facts).flatMap(([key, value], index) =>
    isFactValue(value)
      ? [{ id: `${index}`, key, value, recordedBy: '', recordedAt: instant(0), recordedVersion: index }]
      : [],
  );

/** The entry that a notice for each entry of a list is of, else the job. */
const scopeOf = ({ key }: NoticeMessage, flow: Flow, view: View): View => {
  const list = findNoticePlan(flow, key)?.forEach;
  return list === undefined ? view : view.inEntry(list, key.slice(key.indexOf('/') + 1));
};

/** The job as a notice's placeholders read it: its facts, without rows and dates of the plan. */
const viewOfNotice = (notice: NoticeMessage, { flow, calendar }: NoticeReader): View =>
  buildView({
    flow,
    calendar,
    milestonePoint: () => null,
    state: {
      job: {
        id: notice.jobId,
        number: notice.jobNumber,
        flowKey: notice.flowKey,
        flowVersion: notice.flowVersion,
        ...newOwnValues({ title: notice.jobTitle }),
        stage: '',
        stageEnteredAt: instant(0),
        openedAt: instant(0),
        closedAt: null,
        endedAs: null,
        keptBecause: null,
        origin: null,
        isWithdrawn: false,
        holderId: null,
        holderDuty: null,
        currency: notice.currency,
        version: 1,
      },
      customer: notice.customer,
      facts: factsOf(notice),
      stageEntries: {},
      lines: [],
      bookings: [],
    },
  });

/** Fields of the job by key, with the flow's suggestion for an empty one. */
const factValues = (notice: NoticeMessage, reader: NoticeReader): readonly (readonly [string, string])[] => {
  const { flow, template: label, locale } = reader;
  const template = label.subject[locale] + label.body[locale];
  const named = itemsOf(flow).filter(({ key }) => template.includes(`{fact:${key}}`));
  if (named.length === 0) return [];
  const view = viewOfNotice(notice, reader);
  return named.flatMap((item): readonly (readonly [string, string])[] => {
    if (item.item !== 'field') return [];
    const value = scopeOf(notice, flow, view).fieldValue(item.key);
    return value === null
      ? []
      : [[`fact:${item.key}`, formatField(value, { field: item, reader, currency: notice.currency })]];
  });
};

/** What a demand says of preparations that are not complete; empty where all is, and where the flow lists nothing. */
const unreadyText = (notice: NoticeMessage, reader: NoticeReader): string => {
  const { flow, locale } = reader;
  const readiness = flow.milestones.find(({ key }) => key === notice.milestone?.key)?.readiness;
  if (readiness?.isListed !== true) return '';
  const view = viewOfNotice(notice, reader);
  return holds(readiness.condition, view) ? '' : readinessText(flow, readiness, view)[locale];
};

const milestoneValues = (notice: NoticeMessage, reader: NoticeReader): Readonly<Record<string, string>> => {
  const { milestone, currency } = notice;
  const { flow, locale } = reader;
  if (milestone === null) return {};
  const { key, title, amountMinor, paidMinor, dueOn, link } = milestone;
  const label = flow.milestones.find((plan) => plan.key === key)?.label[locale];
  const asksMore = link !== null && amountMinor !== null && link.amountMinor > amountMinor - paidMinor;
  return {
    milestone: title ?? label ?? key,
    // Words that a shop wrote itself need not name what is not ready: the demand says it all the same.
    payment: [
      unreadyText(notice, reader),
      howToPay(link && { url: link.url, more: asksMore ? moneyText(link.amountMinor, currency) : null })[
        locale
      ],
    ]
      .filter((words) => words !== '')
      .join('\n'),
    unready: unreadyText(notice, reader),
    // The open amount: a part may be paid.
    ...(amountMinor === null ? {} : { amount: formatMoney(amountMinor - paidMinor, currency, locale) }),
    ...(dueOn === null ? {} : { due: formatDate(dueOn, locale) }),
  };
};

const taskValues = ({ task }: NoticeMessage, reader: NoticeReader): Readonly<Record<string, string>> => {
  if (task === null) return {};
  const label = findTaskPlan(reader.flow, task.key)?.label[reader.locale];
  const due = task.dueAt === null ? null : formatInstant(task.dueAt, reader);
  const on = task.dueOn === null ? {} : { due: formatDate(task.dueOn, reader.locale) };
  return { task: task.title ?? label ?? task.key, ...(due === null ? on : { due }) };
};

/** Every placeholder value of a notice, formatted for its recipient. */
export const noticeValues = (
  notice: NoticeMessage,
  reader: NoticeReader,
): Readonly<Record<string, string>> => ({
  customer: notice.customer.name,
  job: `J-${notice.jobNumber} ${notice.jobTitle}`,
  number: `J-${notice.jobNumber}`,
  shop: reader.shopName,
  ...milestoneValues(notice, reader),
  ...taskValues(notice, reader),
  ...Object.fromEntries(factValues(notice, reader)),
});
