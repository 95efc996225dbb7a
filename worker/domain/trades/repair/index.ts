import type { Flow, Stage } from '#domain/flow/flow';
import { surveyFeeMilestone } from '#domain/trades/renovation/survey-fees';
import { followedUp, toldOfQuote } from '#domain/trades/repair/calls';
import { inquiryItems } from '#domain/trades/repair/inquiry';
import { repairNotices } from '#domain/trades/repair/notices';
import { quotingItems } from '#domain/trades/repair/quoting';
import { repairTasks } from '#domain/trades/repair/tasks';
import { workItems } from '#domain/trades/repair/work';
import type { Condition } from '#domain/rules/rule';
import { text } from '#domain/texts/text';

const general = 'general';
const waterproofing = 'waterproofing';
const pipework = 'aluminium-plastic-pipe';

/** What is signed is what is done: work and hand-over wait for a new signature. */
const asSigned: NonNullable<Stage['leaveWhen']>[number] = {
  condition: { any: [{ not: { fact: 'contract.signed' } }, { fresh: 'contract' }] },
  label: text(
    'Contract as signed: price or lines have changed since',
    '合同与现况一致：签订后总价或明细有变',
    '合同與現況一致：簽訂後總價或明細有變',
  ),
  source: ['REP-03-CON'],
};

const allDone: NonNullable<Stage['leaveWhen']>[number] = {
  condition: { fact: 'lines.done' },
  label: text('Every line of the work done', '明细项目全部完成', '明細項目全部完成'),
  source: ['REP-04-SIGN'],
};

const detail = (fact: string, label: Stage['label']) => ({
  condition: { fact } satisfies Condition,
  label,
  source: ['REP-01-DATA'],
});

const stages: readonly Stage[] = [
  {
    key: 'inquiry',
    label: text('Inquiry', '咨询登记', '諮詢登記'),
    source: ['REP-01-DATA'],
    leaveWhen: [
      detail('customer.name', text("Customer's name", '客户姓名', '客戶姓名')),
      detail('customer.phone', text("Customer's phone", '客户电话', '客戶電話')),
      detail('customer.address', text("Customer's address", '客户地址', '客戶地址')),
    ],
  },
  {
    key: 'survey',
    label: text('Survey', '现场勘察', '現場勘察'),
    source: ['REP-02-SUR'],
    leaveWhen: [
      {
        condition: { fact: 'survey.result', is: 'done' },
        label: text('Survey held', '已完成现场勘察', '已完成現場勘察'),
        source: ['REP-02-SUR'],
      },
    ],
  },
  {
    key: 'quote',
    label: text('Plan and quote', '方案与报价', '方案與報價'),
    source: ['REP-02-QUO', 'REP-03-CON'],
    leaveWhen: [
      {
        condition: toldOfQuote,
        label: text('Customer told of the quote by phone', '已电话告知客户报价', '已電話告知客戶報價'),
        source: ['REP-02-QUO'],
      },
      {
        condition: { lines: {}, every: { class: [general, waterproofing, pipework] }, atLeast: 1 },
        label: text('Warranty class of every line', '每条明细的保修类别', '每條明細的保修類別'),
        source: ['REP-05-WAR'],
      },
      asSigned,
    ],
  },
  {
    key: 'work',
    label: text('Work', '施工', '施工'),
    source: ['REP-03-START'],
    leaveWhen: [allDone, asSigned],
  },
  {
    key: 'sign-off',
    label: text('Sign-off', '完工签字', '完工簽字'),
    source: ['REP-04-SIGN'],
    leaveWhen: [allDone],
  },
  {
    key: 'aftercare',
    label: text('Aftercare', '售后', '售後'),
    source: ['REP-05-ALL'],
    leaveWhen: [
      {
        condition: followedUp,
        label: text('Follow-up: customer spoken to', '回访：已联系到客户', '回訪：已聯繫到客戶'),
        source: ['REP-05-ALL'],
      },
    ],
  },
  { key: 'closed', label: text('Closed', '已归档', '已歸檔'), source: ['REP-05-ALL'] },
];

/** Repair, fitting-out, refurbishment and maintenance of homes, from the first call to the follow-up (REP-*). */
export const repair: Flow = {
  key: 'repair',
  version: 1,
  label: text('Home repair', '房屋维修', '房屋維修'),
  stages,
  duties: [
    { key: 'customer-service', label: text('Customer service', '客服', '客服') },
    { key: 'surveyor', label: text('Surveyor', '勘察师', '勘察師') },
  ],
  items: [...inquiryItems, ...quotingItems, ...workItems],
  milestones: [
    surveyFeeMilestone,
    {
      key: 'down',
      label: text('Down payment', '首付款', '首付款'),
      kind: 'down',
      amount: { percent: 80 },
      due: { anchor: { fact: 'contract.signed' } },
      paidBefore: 'quote',
      source: ['REP-03-PAY'],
    },
    {
      key: 'balance',
      label: text('Balance', '余款', '餘款'),
      kind: 'balance',
      amount: { percent: 20 },
      due: { anchor: { fact: 'service-sheet.signed' } },
      paidBefore: 'sign-off',
      carriesChangeOrders: true,
      source: ['REP-04-BAL'],
    },
  ],
  tasks: repairTasks,
  notices: repairNotices,
  warranties: [
    {
      key: general,
      class: general,
      label: text('General work, one year', '一般项目，保修一年', '一般項目，保修一年'),
      from: { anchor: { fact: 'service-sheet.signed' } },
      lasts: { amount: 1, unit: 'years' },
      source: ['REP-05-WAR'],
    },
    {
      key: waterproofing,
      class: waterproofing,
      label: text('Waterproofing, five years', '防水，保修五年', '防水，保修五年'),
      from: { anchor: { fact: 'service-sheet.signed' } },
      lasts: { amount: 5, unit: 'years' },
      source: ['REP-05-WTR'],
    },
  ],
  excluded: [
    {
      key: pipework,
      label: text(
        'Repair of aluminium-plastic pipes, no warranty',
        '铝塑管维修，不保修',
        '鋁塑管維修，不保修',
      ),
    },
  ],
  lines: {
    fields: [],
    total: 'accepted',
    decides: false,
    priceBy: [{ staffField: 'surveyor' }, { duty: 'surveyor' }],
  },
  exits: [
    {
      key: 'declined',
      label: text('Declined', '客户未接受', '客戶未接受'),
      from: ['inquiry', 'survey', 'quote'],
      needs: ['ended.why'],
      countsAs: 'lost',
      source: ['REP-03-CON'],
    },
    {
      key: 'cancelled',
      label: text('Cancelled', '已取消', '已取消'),
      from: ['work', 'sign-off'],
      needs: ['ended.why'],
      countsAs: 'ended',
      source: ['REP-03-CON'],
    },
  ],
  contact: {
    finished: { fact: 'service-sheet.signed' },
    contacted: followedUp,
    source: ['REP-05-ALL'],
  },
  keyDate: 'survey.at',
  lineTags: [
    { key: 'labour', label: text('Labour', '人工', '人工') },
    { key: 'material', label: text('Material', '材料', '材料') },
  ],
  crewRoles: [
    { key: 'electrician', label: text('Electrician', '电工', '電工') },
    { key: 'plumber', label: text('Plumber', '水工', '水工') },
    { key: 'tiler', label: text('Tiler', '瓦工', '瓦工') },
    { key: 'painter', label: text('Painter', '油漆工', '油漆工') },
    { key: 'waterproofer', label: text('Waterproofer', '防水工', '防水工') },
  ],
};
