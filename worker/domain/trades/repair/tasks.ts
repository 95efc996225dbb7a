import type { TaskPlan } from '#domain/flow/task-plan';
import type { Anchor, Rule } from '#domain/rules/rule';
import { goalKnown, spokenTo, toldOfQuote, followedUp } from '#domain/trades/repair/calls';
import { isEmergency } from '#domain/trades/repair/inquiry';
import { text } from '#domain/texts/text';

/** Work starts after the later of signature and money; that day itself does not count (Q3). */
export const signedAndPaid: Anchor = {
  latestOf: [{ fact: 'contract.signed' }, { milestone: 'down', state: 'paid' }],
};

/** The last day on which the crew comes to the site. */
export const startsBy: Rule = { anchor: signedAndPaid, offsets: [{ amount: 3, unit: 'workingDays' }] };

const nextWorkingDay = [{ amount: 1, unit: 'workingDays' }] as const;
const aDayLate = { amount: 1, unit: 'days' } as const;

const tasksOfInquiry: readonly TaskPlan[] = [
  {
    key: 'dispatch',
    label: text('Emergency: set out to the customer', '紧急抢修：立即出发', '緊急搶修：立即出發'),
    assignee: 'surveyor',
    due: { anchor: { fact: 'emergency.why' }, offsets: [{ amount: 15, unit: 'minutes' }] },
    startsWhen: isEmergency,
    doneWhen: { fact: 'dispatched.at' },
    escalatesAfter: { amount: 0, unit: 'hours' },
    source: ['REP-01-EMG'],
  },
  {
    key: 'survey-visit',
    label: text('Survey the home and file the record', '上门勘察并存档记录', '上門勘察並存檔記錄'),
    assignee: 'surveyor',
    due: { anchor: { fact: 'survey.at' } },
    startsWhen: { stageReached: 'survey' },
    doneWhen: { fact: 'survey-record.filed' },
    escalatesAfter: aDayLate,
    source: ['REP-02-SUR'],
  },
];

const tasksOfQuote: readonly TaskPlan[] = [
  {
    key: 'quote-letter',
    label: text('Send the quote by e-mail', '将报价以电子邮件发给客户', '將報價以電子郵件發給客戶'),
    assignee: 'received-by',
    due: { anchor: { fact: 'quote.filed' }, offsets: nextWorkingDay },
    startsWhen: { fact: 'quote.filed' },
    doneWhen: { fact: 'quote.delivered' },
    escalatesAfter: aDayLate,
    source: ['REP-02-QUO'],
  },
  {
    key: 'quote-call',
    label: text('Tell the customer of the quote by phone', '电话告知客户报价', '電話告知客戶報價'),
    assignee: 'received-by',
    due: { anchor: { fact: 'quote.filed' }, offsets: nextWorkingDay },
    startsWhen: { fact: 'quote.filed' },
    doneWhen: toldOfQuote,
    asks: {
      list: 'calls',
      preset: { 'call.about': 'quote' },
      closes: spokenTo,
      since: 'quote.filed',
    },
    again: { amount: 2, unit: 'hours' },
    escalatesAfter: aDayLate,
    script: [
      {
        text: text(
          'Your quote has gone out by e-mail. May I go through its lines with you?',
          '您的报价已通过电子邮件发出，我逐项为您说明，可以吗？',
          '您的報價已透過電子郵件發出，我逐項為您說明，可以嗎？',
        ),
      },
    ],
    source: ['REP-02-QUO'],
  },
];

const tasksOfWork: readonly TaskPlan[] = [
  {
    key: 'tips',
    label: text('Tips sheet read by the customer', '客户确认温馨提示', '客戶確認溫馨提示'),
    assignee: 'received-by',
    due: { anchor: { fact: 'contract.signed' }, offsets: nextWorkingDay },
    startsWhen: { fact: 'contract.signed' },
    doneWhen: { fact: 'tips.agreed' },
    escalatesAfter: aDayLate,
    source: ['REP-06-TIP'],
  },
  {
    key: 'start-on-site',
    label: text('Start work on site', '进场施工', '進場施工'),
    due: startsBy,
    startsWhen: { fact: 'contract.signed' },
    doneWhen: { fact: 'start.on' },
    escalatesAfter: aDayLate,
    agreedDateField: 'start.agreed-on',
    source: ['REP-03-START'],
  },
  {
    key: 'follow-up',
    label: text('Follow-up call after the work', '完工回访', '完工回訪'),
    assignee: 'received-by',
    due: { anchor: { fact: 'service-sheet.signed' }, offsets: [{ amount: 7, unit: 'days' }] },
    startsWhen: { fact: 'service-sheet.signed' },
    doneWhen: followedUp,
    asks: {
      list: 'calls',
      preset: { 'call.about': 'follow-up' },
      closes: goalKnown,
      since: 'service-sheet.signed',
    },
    again: { amount: 1, unit: 'days' },
    escalatesAfter: { amount: 3, unit: 'days' },
    source: ['REP-05-ALL'],
  },
];

/** Deadlines of a home repair. */
export const repairTasks: readonly TaskPlan[] = [...tasksOfInquiry, ...tasksOfQuote, ...tasksOfWork];
