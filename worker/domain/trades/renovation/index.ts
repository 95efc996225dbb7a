import type { Flow } from '#domain/flow/flow';
import { renovationItems } from '#domain/trades/renovation/items';
import { reached, renovationNotices, renovationTasks } from '#domain/trades/renovation/reminders';
import { surveyFeeMilestone } from '#domain/trades/renovation/survey-fees';
import { text } from '#domain/texts/text';

/** Renovation of old and second-hand homes, from the first call to the follow-up (REN-*, FEE-*). */
export const renovation: Flow = {
  key: 'renovation',
  version: 3,
  label: text('Renovation', '装修', '裝修'),
  stages: [
    {
      key: 'inquiry',
      label: text('Inquiry', '咨询', '諮詢'),
      source: ['REN-01-DATA'],
      leaveWhen: [
        {
          condition: { fact: 'customer.name' },
          label: text("Customer's name", '客户姓名', '客戶姓名'),
          source: ['REN-01-DATA'],
        },
        {
          condition: { fact: 'customer.phone' },
          label: text("Customer's phone", '客户电话', '客戶電話'),
          source: ['REN-01-DATA'],
        },
        {
          condition: { fact: 'customer.address' },
          label: text("Customer's address", '客户地址', '客戶地址'),
          source: ['REN-01-DATA'],
        },
      ],
    },
    {
      key: 'survey',
      label: text('Survey', '现场勘察', '現場勘察'),
      source: ['REN-02-VISIT'],
      leaveWhen: [
        {
          condition: { fact: 'survey.result', is: 'done' },
          label: text('Survey held with the customer', '已与客户完成勘察', '已與客戶完成勘察'),
          source: ['REN-02-VISIT'],
        },
      ],
    },
    {
      key: 'design-and-quote',
      label: text('Design and quote', '设计与报价', '設計與報價'),
      source: ['REN-03-DES', 'REN-03-CON'],
      leaveWhen: [
        {
          condition: { fact: 'job.total' },
          label: text('Contract total', '合同总价', '合同總價'),
          source: ['REN-03-PAY'],
        },
        {
          condition: { any: [{ not: { fact: 'contract.signed' } }, { fresh: 'contract' }] },
          label: text(
            'Contract as signed: home, price or lines have changed since',
            '合同与现况一致：签订后房屋、总价或明细有变',
            '合同與現況一致：簽訂後房屋、總價或明細有變',
          ),
          source: ['REN-03-CON'],
        },
      ],
    },
    { key: 'construction', label: text('Construction', '施工', '施工'), source: ['REN-04-MID'] },
    {
      key: 'acceptance',
      label: text('Acceptance', '竣工验收', '竣工驗收'),
      source: ['REN-05-ACC'],
      leaveWhen: [
        {
          condition: { fact: 'acceptance.result', is: 'pass' },
          label: text('Acceptance passed', '验收合格', '驗收合格'),
          source: ['REN-05-ACC'],
        },
      ],
    },
    {
      key: 'aftercare',
      label: text('Aftercare', '售后', '售後'),
      source: ['REN-06-WAR', 'REN-06-ALL'],
      leaveWhen: [
        {
          condition: reached,
          label: text('Follow-up: customer spoken to', '回访：已联系到客户', '回訪：已聯繫到客戶'),
          source: ['REN-06-ALL'],
        },
      ],
    },
    { key: 'closed', label: text('Closed', '已归档', '已歸檔'), source: ['REN-06-ALL'] },
  ],
  duties: [
    { key: 'surveyor', label: text('Surveyor', '勘察师', '勘察師') },
    { key: 'designer', label: text('Designer', '设计师', '設計師') },
  ],
  items: renovationItems,
  milestones: [
    surveyFeeMilestone,
    {
      key: 'down',
      label: text('Down payment', '首付款', '首付款'),
      kind: 'down',
      amount: { percent: 55 },
      due: { anchor: { fact: 'contract.signed' } },
      source: ['REN-03-PAY'],
    },
    {
      key: 'progress',
      label: text('Progress payment', '中期款', '中期款'),
      kind: 'progress',
      amount: { percent: 40 },
      // Work that is done before a contract makes nothing due.
      due: { anchor: { latestOf: [{ fact: 'contract.signed' }, { fact: 'progress', atLeast: 50 }] } },
      carriesChangeOrders: true,
      source: ['REN-04-MID', 'REN-04-CO'],
    },
    {
      key: 'balance',
      label: text('Balance', '尾款', '尾款'),
      kind: 'balance',
      amount: { percent: 5 },
      due: { anchor: { fact: 'acceptance.on' } },
      paidBefore: 'aftercare',
      source: ['REN-05-BAL'],
    },
  ],
  tasks: renovationTasks,
  notices: renovationNotices,
  warranties: [
    {
      key: 'decoration',
      label: text('Decoration, two years', '装饰装修保修两年', '裝飾裝修保修兩年'),
      from: { anchor: { fact: 'acceptance.on' } },
      lasts: { amount: 2, unit: 'years' },
      source: ['REN-06-WAR'],
    },
    {
      // Not limited to tagged lines, because a job priced as one sum has the five years too.
      key: 'waterproofing',
      label: text('Waterproofing, five years', '防水保修五年', '防水保修五年'),
      from: { anchor: { fact: 'acceptance.on' } },
      lasts: { amount: 5, unit: 'years' },
      source: ['REN-06-WAR'],
    },
  ],
  exits: [
    {
      key: 'lost',
      label: text('Lost', '未成交', '未成交'),
      from: ['inquiry', 'survey', 'design-and-quote'],
      needs: ['ended.why'],
      countsAs: 'lost',
      source: ['REN-03-CON'],
    },
    {
      key: 'cancelled',
      label: text('Cancelled', '已取消', '已取消'),
      from: ['construction', 'acceptance'],
      needs: ['ended.why'],
      countsAs: 'ended',
      source: ['REN-03-CON'],
    },
  ],
  contact: {
    finished: { fact: 'acceptance.result', is: 'pass' },
    contacted: reached,
    source: ['REN-06-ALL'],
  },
  keyDate: 'survey.at',
  progress: 'progress',
  priceFixedWhen: { fact: 'contract.signed' },
  lineTags: [
    { key: 'decoration', label: text('Decoration', '装饰', '裝飾') },
    { key: 'water-and-power', label: text('Water and power', '水电', '水電') },
    { key: 'waterproofing', label: text('Waterproofing', '防水', '防水') },
  ],
  crewRoles: [
    { key: 'foreman', label: text('Foreman', '工长', '工長') },
    { key: 'electrician', label: text('Electrician', '电工', '電工') },
    { key: 'plumber', label: text('Plumber', '水工', '水工') },
    { key: 'tiler', label: text('Tiler', '瓦工', '瓦工') },
    { key: 'carpenter', label: text('Carpenter', '木工', '木工') },
    { key: 'painter', label: text('Painter', '油漆工', '油漆工') },
  ],
};
