import type { Flow, Stage } from '#domain/flow/flow';
import { endingItems, weddingExits } from '#domain/trades/wedding/endings';
import { collected, finishingItems } from '#domain/trades/wedding/finishing';
import { meetingItems } from '#domain/trades/wedding/meeting';
import { allPrepared, preparingItems } from '#domain/trades/wedding/preparing';
import { weddingNotices } from '#domain/trades/wedding/notices';
import { weddingTasks } from '#domain/trades/wedding/tasks';
import { text } from '#domain/texts/text';

const stages: readonly Stage[] = [
  { key: 'consultation', label: text('First consultation', '初次咨询', '初次諮詢'), source: ['WED-01-STG'] },
  {
    key: 'intention',
    label: text('Intention deposit', '意向定金', '意向定金'),
    source: ['WED-02-STG'],
    leaveWhen: [
      {
        condition: { fact: 'crew.host' },
        label: text('Host booked', '主持人已预定', '主持人已預定'),
        source: ['WED-02-HOST'],
      },
      {
        condition: { fact: 'budget.filed' },
        label: text('Design budget drawn up', '设计预算明细已编制', '設計預算明細已編制'),
        source: ['WED-02-BUDGET'],
      },
    ],
  },
  {
    key: 'contract',
    label: text('Contract', '签订合同', '簽訂合同'),
    source: ['WED-03-STG'],
    leaveWhen: [
      {
        condition: { fact: 'budget.agreed' },
        label: text('Design budget agreed', '设计预算已认可', '設計預算已認可'),
        source: ['WED-03-NEGO', 'WED-03-CON'],
      },
      {
        condition: { fact: 'job.total' },
        label: text('Contract total', '合同总价', '合同總價'),
        source: ['WED-03-PAY'],
      },
    ],
  },
  { key: 'plans', label: text('Plan documents', '策划方案', '策劃方案'), source: ['WED-04-STG'] },
  { key: 'adjust', label: text('Adjust and carry out', '调整和落实', '調整和落實'), source: ['WED-05-STG'] },
  {
    key: 'rehearsal',
    label: text('Rehearsal', '彩排', '彩排'),
    source: ['WED-06-STG'],
    // The day is run by these two papers: they say what is agreed and who is booked today.
    leaveWhen: [
      {
        condition: { fresh: 'execution-sheet' },
        label: text(
          'Execution sheet with every line and approved extra',
          '执行单已含全部项目与已批准的增加项',
          '執行單已含全部項目與核可的增加項',
        ),
        source: ['WED-04-DOC6', 'WED-07-EXE'],
      },
      {
        condition: { fresh: 'contact-list' },
        label: text('Contact list with the crew as booked', '通讯录与现有人员一致', '通訊錄與現有人員一致'),
        source: ['WED-04-DOC5'],
      },
    ],
  },
  {
    key: 'wedding-day',
    label: text('Wedding day', '婚礼当日', '婚禮當日'),
    source: ['WED-07-EXE'],
    leaveWhen: [
      {
        condition: { fact: 'lines.done' },
        label: text('Every line of the run sheet done', '执行清单全部完成', '執行清單全部完成'),
        source: ['WED-07-EXE'],
      },
      {
        condition: { fact: 'extras.done' },
        label: text(
          'Each approved extra stands on the run sheet by its title, and is done',
          '已批准的增加项均以同名列入执行清单并完成',
          '核可的增加項均以同名列入執行清單並完成',
        ),
        source: ['WED-07-EXE'],
      },
    ],
  },
  {
    key: 'aftercare',
    label: text('Pictures and films', '后期服务', '後期服務'),
    source: ['WED-08-PICK'],
    leaveWhen: collected,
  },
  { key: 'closed', label: text('Closed', '已归档', '已歸檔'), source: ['WED-08-PICK'] },
];

/** Wedding planning in eight steps, from the first visit to the last film collected (WED-*). */
export const wedding: Flow = {
  key: 'wedding',
  version: 2,
  label: text('Wedding planning', '婚礼策划', '婚禮策劃'),
  stages,
  items: [...meetingItems, ...preparingItems, ...finishingItems, ...endingItems],
  milestones: [
    {
      // Part of the price (Q2); the next stage does not begin without it.
      key: 'intention-deposit',
      label: text('Intention deposit', '意向定金', '意向定金'),
      kind: 'deposit',
      amount: { fixedMinor: 100_000 },
      due: { anchor: { fact: 'couple.confirmed' } },
      paidBefore: 'consultation',
      source: ['WED-02-PAY'],
    },
    {
      key: 'contract-deposit',
      label: text('Contract deposit', '定金', '定金'),
      kind: 'deposit',
      amount: { field: 'contract.deposit' },
      due: { anchor: { fact: 'contract.signed' } },
      paidBefore: 'contract',
      source: ['WED-03-PAY'],
    },
    {
      key: 'balance',
      label: text('Balance', '余款', '餘款'),
      kind: 'balance',
      amount: { rest: true },
      due: { anchor: { fact: 'wedding.on' }, offsets: [{ amount: -7, unit: 'days' }] },
      paidBefore: 'adjust',
      carriesChangeOrders: true,
      // An extra that was approved after the balance is paid before the wedding day begins.
      extrasPaidBefore: 'rehearsal',
      readiness: {
        isListed: true,
        condition: allPrepared,
        label: text('Preparations are not complete yet', '准备工作尚未全部到位', '準備工作尚未全部到位'),
        source: ['WED-05-READY'],
      },
      source: ['WED-05-BAL'],
    },
  ],
  tasks: weddingTasks,
  notices: weddingNotices,
  warranties: [],
  exits: weddingExits,
  keyDate: 'wedding.on',
  priceFixedWhen: { fact: 'contract.signed' },
  lineTags: [
    { key: 'planning', label: text('Planning', '策划', '策劃') },
    { key: 'floral', label: text('Flowers', '花艺', '花藝') },
    { key: 'lighting', label: text('Lighting and stage', '灯光舞美', '燈光舞美') },
    { key: 'camera', label: text('Photo and film', '摄影摄像', '攝影攝像') },
    { key: 'performance', label: text('Performance', '表演', '表演') },
    { key: 'execution', label: text('Item of the execution sheet', '执行单事项', '執行單事項') },
  ],
  crewRoles: [
    { key: 'host', label: text('Host', '主持人', '主持人') },
    { key: 'photographer', label: text('Photographer', '摄影师', '攝影師') },
    { key: 'videographer', label: text('Film crew', '摄像师', '攝像師') },
    { key: 'make-up', label: text('Make-up artist', '化妆师', '化妝師') },
    { key: 'florist', label: text('Florist', '花艺师', '花藝師') },
    { key: 'lighting', label: text('Lighting', '灯光师', '燈光師') },
  ],
  // The numbered receipts for payments come from the ledger, the same for all trades.
  alsoAnswers: ['WED-03-RCPT'],
};
