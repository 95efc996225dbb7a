import { person } from '#local/demo/people';
import { manager, surveyor } from '#local/demo/renovation/renovation-steps';
import {
  called,
  customerService,
  paidOff,
  planned,
  request,
  signed,
  signedOff,
  surveyed,
} from '#local/demo/repair/repair-steps';
import {
  appoint,
  end,
  enter,
  lineDone,
  opens,
  record,
  step,
  type Days,
  type DemoJob,
  type Step,
} from '#local/demo/seed-action';

const job = (title: string, customer: DemoJob['customer'], steps: readonly Step[]): DemoJob => ({
  flow: 'repair',
  title,
  customer,
  ownerId: manager,
  steps,
});

/** Requests, surveys and quotes before the contract. */
const beforeSigning = (days: Days): readonly DemoJob[] => [
  job('永安里 7 号水管爆裂', person('高秀兰', 'gao.xiulan', '朝阳区永安里 7 号 1-302'), [
    opens(0, manager, {
      ...request({ kind: 'repair', problem: '厨房水管爆裂，已关总阀' }),
      emergency: true,
      'emergency.why': '水管爆裂，楼下渗水',
      'survey.at': days.at(0, '15:00'),
    }),
  ]),
  job('劲松三区厨房翻新', person('沈国华', 'shen.guohua', '朝阳区劲松三区 312 楼'), [
    opens(
      -4,
      manager,
      request({ kind: 'refurbishment', problem: '厨房墙面发霉，橱柜老化', channel: 'web' }),
      appoint('survey.at', days.at(0, '16:00'), '节假日期间预约，勘察师与客户已商定'),
    ),
    step(-1, surveyor, record({ 'survey.call': 'confirmed' })),
    step(0, surveyor, enter('survey')),
  ]),
  job('团结湖北里 5 号卫生间漏水', person('蒋文静', 'jiang.wenjing', '朝阳区团结湖北里 5 号'), [
    ...surveyed(days, { kind: 'repair', problem: '卫生间漏水到楼下', channel: 'web' }, -3),
    step(-2, surveyor, planned),
    step(-1, customerService, called('quote', 'no-answer')),
  ]),
  job('Pine Garden 8, cracked tiles', person('Marc Weber', 'marc.weber', '8 Pine Garden, Haidian', 'en'), [
    ...surveyed(days, { kind: 'repair', problem: '瓷砖开裂 Cracked tiles' }, -16),
    step(-15, surveyor, planned),
    step(-14, customerService, called('quote', 'reached', { 'call.said': '价格超出预算' })),
    step(-12, manager, end('declined', 'price')),
  ]),
];

/** Work on site, sign-off and what comes after it. */
const afterSigning = (days: Days): readonly DemoJob[] => [
  job(
    'Oak Court 12, bathroom refurbishment',
    person('Laura Jensen', 'laura.jensen', '12 Oak Court, Chaoyang', 'en'),
    [
      ...signed(days, { kind: 'refurbishment', problem: '卫生间翻新 Bathroom refurbishment' }, -6),
      step(-1, surveyor, lineDone(1)),
    ],
  ),
  job('广渠门外大街 9 号阳台防水', person('冯志远', 'feng.zhiyuan', '东城区广渠门外大街 9 号'), [
    ...signedOff(
      days,
      { kind: 'repair', problem: '阳台渗水', channel: 'web' },
      { signDay: -14, doneDay: -2 },
    ),
  ]),
  job('魏公村 6 号院卫生间翻新', person('姚慧敏', 'yao.huimin', '海淀区魏公村 6 号院'), [
    ...signedOff(days, { kind: 'refurbishment', problem: '卫生间整体翻新' }, { signDay: -22, doneDay: -9 }),
    ...paidOff(-8),
    step(-1, customerService, called('follow-up', 'no-answer')),
  ]),
  job('甘家口老房年度保养', person('許志明', 'xu.zhiming', '海淀區甘家口 31 號', 'zh-Hant'), [
    ...signedOff(
      days,
      { kind: 'maintenance', problem: '年度保养，卫生间防水老化' },
      { signDay: -40, doneDay: -30 },
    ),
    ...paidOff(-29),
    step(
      -22,
      customerService,
      called('follow-up', 'reached', { 'call.goal': 'met', 'call.said': '楼下不再渗漏，客户满意' }),
    ),
    step(-21, manager, enter('closed')),
  ]),
  job('百子湾路 16 号吊顶维修', person('丁小红', 'ding.xiaohong', '朝阳区百子湾路 16 号'), [
    ...signed(days, { kind: 'repair', problem: '吊顶受潮下垂' }, -25),
    step(-20, manager, end('cancelled', 'no-need', '材料已定制，双方约定首付款不退')),
  ]),
];

/** Home repairs in every stage, one declined and one cancelled. */
export const repairs = (days: Days): readonly DemoJob[] => [...beforeSigning(days), ...afterSigning(days)];
