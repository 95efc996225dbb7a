import { recordDocument } from '#actions/documents/record-document';
import { recordFacts } from '#actions/facts/record-facts';
import { saveLine } from '#actions/lines/save-line';
import type { RecordDocument } from '#contract/jobs/document-requests';
import type { SaveLine } from '#contract/lines/line-requests';
import { cellKey } from '#domain/rules/fact-key';
import { agree, file, photo, sign } from '#local/demo/content-actions';
import { finance, manager, surveyor } from '#local/demo/renovation/renovation-steps';
import {
  appoint,
  enter,
  lineDone,
  opens,
  pay,
  record,
  step,
  type Days,
  type SeedAction,
  type Step,
} from '#local/demo/seed-action';

export const customerService = 'stf_lin';

/** A letter that went out: the demo sends none, and says so. */
const mailed =
  (key: RecordDocument['key']): SeedAction =>
  ({ ctx, jobId }) =>
    recordDocument(ctx, jobId, {
      key,
      state: 'delivered',
      ways: ['by-mail'],
      note: '已发送至客户邮箱 Sent to the customer’s address',
    });

/** A call with the customer. */
export const called =
  (about: string, result: string, more: Readonly<Record<string, string>> = {}): SeedAction =>
  ({ ctx, jobId }) => {
    const entry = { list: 'calls', id: ctx.newId('fct').replace(/^fct_/, '') };
    const cells = { 'call.about': about, 'call.result': result, ...more };
    return recordFacts(ctx, jobId, {
      facts: Object.entries(cells).map(([key, value]) => ({ key: cellKey(entry, key), value })),
    });
  };

const line =
  (description: string, unitMinor: number, more: Partial<SaveLine>): SeedAction =>
  ({ ctx, jobId }) =>
    saveLine(ctx, jobId, {
      quantity: 1,
      isDone: false,
      isRemoved: false,
      tags: ['labour', 'material'],
      description,
      unitMinor,
      ...more,
    });

const quoteLines = [
  line('卫生间防水重做 Bathroom waterproofing', 12_000, {
    quantity: 12,
    unit: 'm²',
    class: 'waterproofing',
  }),
  line('墙地砖铺贴 Tiles', 9_500, { quantity: 18, unit: 'm²', class: 'general' }),
  line('铝塑管接头更换 Pipe joints', 8_000, { quantity: 4, class: 'aluminium-plastic-pipe' }),
];

interface Request {
  readonly kind: string;
  readonly problem: string;
  readonly channel?: 'web' | 'phone';
}

export const request = ({ kind, problem, channel = 'phone' }: Request) => ({
  'job.kind': kind,
  channel,
  'received-by': customerService,
  problem,
  'survey.class': 'ordinary',
  'survey.zone': 'inside-second-ring',
  surveyor,
});

/** The call, the survey and its record; ends in plan and quote. */
export const surveyed = (days: Days, wanted: Request, surveyDay: number): readonly Step[] => [
  opens(
    surveyDay - 4,
    manager,
    request(wanted),
    appoint('survey.at', days.at(surveyDay, '14:00'), '节假日期间预约，勘察师与客户已商定'),
  ),
  step(surveyDay - 1, surveyor, record({ 'survey.call': 'confirmed' })),
  step(surveyDay, surveyor, enter('survey')),
  step(
    surveyDay,
    surveyor,
    record({
      'survey.result': 'done',
      'survey.items': '卫生间防水重做、局部墙地砖更换',
      'survey.cause': '淋浴区防水层破损，楼下顶面渗漏',
    }),
    photo('survey.photos', '卫生间.png', 5),
    file('survey-record', { measured: '防水面积 12 平方米；含水率 28%；闭水 24 小时渗漏' }),
    enter('quote'),
  ),
];

export const planned: readonly SeedAction[] = [
  ...quoteLines,
  file('service-plan', {
    method: '拆除墙地砖，清理基层，防水两遍，上翻 1.8 米，恢复贴砖',
    materials: '聚氨酯防水涂料 20 千克，瓷砖 18 平方米',
    duration: '施工 5 天，养护 48 小时',
    test: '闭水 48 小时，楼下无渗漏为合格',
  }),
  mailed('service-plan'),
  file('quote'),
  mailed('quote'),
];

/** Signed after the call, with the first part paid. */
export const signed = (days: Days, wanted: Request, signDay: number): readonly Step[] => [
  ...surveyed(days, wanted, signDay - 6),
  step(signDay - 4, surveyor, planned),
  step(
    signDay - 3,
    customerService,
    called('quote', 'reached', { 'call.said': '同意报价，本周签约' }),
    agree('service-plan'),
    agree('quote'),
  ),
  step(signDay, manager, file('contract', { term: '施工 7 天（含养护）' }), sign('contract')),
  step(signDay, finance, pay('down')),
  step(
    signDay + 1,
    manager,
    enter('work'),
    file('tips', { rooms: '卫生间、走廊' }),
    mailed('tips'),
    agree('tips'),
  ),
  step(signDay + 2, manager, record({ 'start.on': days.on(signDay + 2) })),
];

/** All lines are done, and the customer signed the service sheet. */
export const signedOff = (
  days: Days,
  wanted: Request,
  { signDay, doneDay }: { readonly signDay: number; readonly doneDay: number },
): readonly Step[] => [
  ...signed(days, wanted, signDay),
  step(doneDay, surveyor, lineDone(1), lineDone(2), lineDone(3)),
  step(
    doneDay,
    manager,
    enter('sign-off'),
    file('service-sheet', { tested: '闭水 48 小时无渗漏，通水正常' }),
    sign('service-sheet'),
    file('certificate'),
    mailed('certificate'),
  ),
];

/** Paid, with the follow-up to come. */
export const paidOff = (payDay: number): readonly Step[] => [
  step(payDay, finance, pay('balance')),
  step(payDay, manager, enter('aftercare')),
];
