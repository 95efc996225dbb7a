import type { DeliveryWay } from '#domain/flow/template';
import type { Item } from '#domain/flow/flow';
import type { Condition } from '#domain/rules/rule';
import { toldOfQuote } from '#domain/trades/repair/calls';
import { surveyResults } from '#domain/trades/repair/inquiry';
import { contractTemplate } from '#domain/trades/repair/templates/contract';
import { quoteTemplate, servicePlanTemplate } from '#domain/trades/repair/templates/plan-and-quote';
import { surveyRecordTemplate } from '#domain/trades/repair/templates/survey-record';
import { text } from '#domain/texts/text';

/** A letter that the product sends. */
export const byMail: readonly DeliveryWay[] = [
  { key: 'by-mail', label: text('By e-mail', '电子邮件', '電子郵件'), through: 'email' },
];

const survey: readonly Item[] = [
  // Its stage is that of the visit: an appointment's own result would be asked for before the visit.
  {
    item: 'field',
    key: 'survey.result',
    label: text('What came of the survey', '勘察结果', '勘察結果'),
    kind: 'choice',
    choices: surveyResults,
    stage: 'survey',
    source: ['REP-02-SUR'],
  },
  {
    item: 'field',
    key: 'survey.items',
    label: text('What needs service', '需要服务的项目', '需要服務的項目'),
    kind: 'text',
    stage: 'survey',
    isRequired: true,
    source: ['REP-02-SUR', 'REP-02-PLAN'],
  },
  {
    item: 'field',
    key: 'survey.cause',
    label: text('Condition and cause', '现状与原因', '現狀與原因'),
    kind: 'text',
    stage: 'survey',
    isRequired: true,
    source: ['REP-02-SUR', 'REP-02-PLAN'],
  },
  {
    item: 'file',
    key: 'survey.photos',
    label: text('Photos of the survey', '勘察照片', '勘察照片'),
    accepts: ['image'],
    stage: 'survey',
    isRequired: true,
    source: ['REP-02-SUR'],
  },
  {
    item: 'document',
    key: 'survey-record',
    label: text('Survey record', '勘察记录', '勘察記錄'),
    states: ['filed'],
    template: surveyRecordTemplate,
    fileWhen: { fact: 'survey.result', is: 'done' },
    stage: 'survey',
    isRequired: true,
    source: ['REP-02-SUR', 'REP-02-PLAN'],
  },
];

/** Plan and quote are agreed as they are now, and the customer was told of the quote. */
const allAgreed: Condition = {
  all: [
    { fact: 'service-plan.agreed' },
    { fresh: 'service-plan' },
    { fact: 'quote.agreed' },
    { fresh: 'quote' },
    toldOfQuote,
  ],
};

const quote: readonly Item[] = [
  {
    item: 'document',
    key: 'service-plan',
    label: text('Service plan', '服务方案', '服務方案'),
    states: ['filed', 'delivered', 'agreed'],
    isReturnable: true,
    deliverBy: byMail,
    template: servicePlanTemplate,
    attaches: { document: 'survey-record', state: 'filed' },
    stage: 'quote',
    isRequired: true,
    source: ['REP-02-PLAN'],
  },
  {
    item: 'document',
    key: 'quote',
    label: text('Quote', '预算报价', '預算報價'),
    states: ['filed', 'delivered', 'agreed'],
    isReturnable: true,
    deliverBy: byMail,
    template: quoteTemplate,
    attaches: { document: 'service-plan', state: 'filed' },
    stateWhen: { agreed: toldOfQuote },
    stage: 'quote',
    isRequired: true,
    source: ['REP-02-QUO'],
  },
  {
    item: 'document',
    key: 'contract',
    label: text('Home repair and refurbishment contract', '房屋维修翻新服务合同', '房屋維修翻新服務合同'),
    states: ['filed', 'signed'],
    template: contractTemplate,
    attaches: { document: 'quote', state: 'agreed' },
    fileWhen: allAgreed,
    stage: 'quote',
    isRequired: true,
    source: ['REP-03-CON'],
  },
];

/** The items of survey, service plan, quote and contract (REP-02, REP-03-CON). */
export const quotingItems: readonly Item[] = [...survey, ...quote];
