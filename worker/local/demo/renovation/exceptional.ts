import { giveBack } from '#local/demo/content-actions';
import { person } from '#local/demo/people';
import {
  addTask,
  changeOrder,
  end,
  enter,
  pay,
  price,
  record,
  step,
  type Days,
  type DemoJob,
} from '#local/demo/seed-action';
import {
  accepted,
  budgeted,
  building,
  designed,
  designer,
  finance,
  firstCall,
  manager,
  quote,
  renovation as job,
  signed,
  surveyed,
  surveyor,
  withDefects,
} from '#local/demo/renovation/renovation-steps';

/** Before the contract: a survey of today, a budget that came back, and a customer who went elsewhere. */
const beforeSigning = (days: Days): readonly DemoJob[] => [
  job('广渠家园 7 号楼 1504', person('高建军', 'gao.jianjun', '朝阳区广渠家园 7 号楼 1504'), surveyor, [
    firstCall(days, { area: 93, clock: '15:30' }, { callDay: -66, surveyDay: 0 }),
    step(-1, surveyor, record({ 'survey.call': 'confirmed' })),
    step(0, surveyor, enter('survey')),
  ]),
  job(
    'Harbour View 22F',
    person('Emma Larsson', 'emma.larsson', '22F Harbour View, Shunyi', 'en'),
    designer,
    [
      ...surveyed(days, { area: 134, kind: 'second-hand', clock: '14:00' }, -70),
      step(-9, designer, quote(18_400_000), designed),
      step(-8, designer, budgeted),
      step(-8, manager, price(18_400_000)),
      step(
        -2,
        designer,
        giveBack('budget', '厨房超出预算，请给出国产台面的报价 Kitchen above our limit'),
        addTask('重新报厨房台面 Requote the kitchen', days.on(0), { assigneeId: designer }),
      ),
    ],
  ),
  job('劲松三区 312 楼', person('陈秀英', 'chen.xiuying', '朝阳区劲松三区 312 楼 4 单元'), designer, [
    ...surveyed(days, { area: 58, clock: '16:00' }, -33),
    step(-24, designer, quote(7_200_000), designed),
    step(-23, designer, budgeted),
    step(-23, manager, price(7_200_000)),
    step(-11, manager, end('lost', 'price', '勘察已上门完成，勘察费不退')),
  ]),
];

/** From the contract on: money beyond what is due, defects, a hand-over of today, and a job that was called off. */
const afterSigning = (days: Days): readonly DemoJob[] => [
  job('百子湾 3 号院 2206', person('沈悦', 'shen.yue', '朝阳区百子湾 3 号院 2206'), manager, [
    ...signed(days, { area: 67, clock: '11:00' }, { signDay: -4, totalMinor: 9_200_000, surveyDay: -68 }),
    // The customer transferred a round sum: what is above the down payment is credit.
    step(-3, finance, pay('down', 5_500_000)),
    step(-1, manager, changeOrder('取消次卧衣柜', -420_000, 'proposed')),
  ]),
  job(
    '亦庄金茂悦 7-1602',
    person('林国栋', 'lin.guodong', '大兴区亦庄金茂悦 7-1602'),
    surveyor,
    withDefects(days, { area: 118 }, { visitDay: -3, againDay: 1, totalMinor: 13_600_000 }),
  ),
  job(
    '马甸小区 6-204',
    person('许晴', 'xu.qing', '西城区马甸小区 6-204'),
    surveyor,
    accepted(days, { area: 76, clock: '09:00' }, { acceptDay: 0, totalMinor: 8_800_000, at: '08:30' }),
  ),
  job('龙腾苑四区 9 号楼', person('马俊杰', 'ma.junjie', '昌平区回龙观龙腾苑四区 9 号楼'), manager, [
    ...building(
      days,
      { area: 105, kind: 'second-hand', clock: '13:30' },
      { signDay: -52, totalMinor: 14_200_000, progress: 40 },
    ),
    step(-21, manager, end('cancelled', 'no-need', '客户出国，按已完成的拆改与水电结算，首付款不退')),
  ]),
];

/** Renovations that did not go straight on. */
export const exceptionalRenovations = (days: Days): readonly DemoJob[] => [
  ...beforeSigning(days),
  ...afterSigning(days),
];
