import {
  changeOrder,
  enter,
  opens,
  pay,
  price,
  record,
  step,
  type Days,
  type DemoJob,
} from '#local/demo/seed-action';
import { person } from '#local/demo/people';
import { exceptionalRenovations } from '#local/demo/renovation/exceptional';
import {
  accepted,
  budgeted,
  designed,
  firstCall,
  building,
  designer,
  finance,
  followedUp,
  manager,
  quote,
  renovation as job,
  signed,
  surveyed,
  surveyor,
} from '#local/demo/renovation/renovation-steps';

/** Requests, surveys and quotes before the contract. */
const beforeSigning = (days: Days): readonly DemoJob[] => [
  job('安华里 3 号旧房翻新', person('王芳', 'wang.fang', '朝阳区安华里 3 号 2-501'), manager, [
    opens(-1, manager, { 'job.kind': 'old-home', area: 76 }),
  ]),
  job('翠湖花园 8 栋 1203', person('李建军', 'li.jianjun', '海淀区翠湖花园 8 栋 1203'), surveyor, [
    firstCall(days, { area: 112 }, { callDay: -3, surveyDay: 1 }),
  ]),
  job(
    'Maple Court 17B, kitchen and bath',
    person('Sarah Whitfield', 'sarah.whitfield', '17B Maple Court, Chaoyang', 'en'),
    surveyor,
    [
      firstCall(days, { area: 88, kind: 'second-hand' }, { callDay: -4, surveyDay: 0 }),
      step(-1, surveyor, record({ 'survey.call': 'confirmed' })),
    ],
  ),
  job(
    '和平里 12 楼两居室',
    person('赵丽华', 'zhao.lihua', '东城区和平里 12 楼 3 单元'),
    designer,
    surveyed(days, { area: 64 }, -5),
  ),
  job(
    'Elm Street townhouse',
    person('Daniel Okafor', 'daniel.okafor', '4 Elm Street, Shunyi', 'en'),
    designer,
    [
      ...surveyed(days, { area: 210, kind: 'second-hand', fee: 60_000 }, -14),
      step(-6, designer, quote(26_800_000), designed),
      step(-5, designer, budgeted),
      step(-5, manager, price(26_800_000)),
    ],
  ),
];

/** Milestones that are overdue, due today, partly paid and paid. */
const underConstruction = (days: Days): readonly DemoJob[] => [
  job(
    '望京西园 411 号',
    person('陳美玲', 'chen.meiling', '朝陽區望京西園 411 號', 'zh-Hant'),
    manager,
    signed(days, { area: 95 }, { signDay: -6, totalMinor: 10_000_000 }),
  ),
  job(
    '育新小区 5-302 二手房',
    person('孙浩', 'sun.hao', '海淀区育新小区 5-302'),
    manager,
    signed(days, { area: 71, kind: 'second-hand' }, { signDay: 0, totalMinor: 8_600_000 }),
  ),
  job('金鱼胡同四合院修缮', person('何文博', 'he.wenbo', '东城区金鱼胡同 21 号'), manager, [
    ...building(days, { area: 180, fee: 50_000 }, { signDay: -18, totalMinor: 36_000_000, progress: 30 }),
    step(-2, manager, changeOrder('北房增设地暖', 1_800_000, 'proposed')),
  ]),
  job('国风上观 2 号楼 901', person('吴静', 'wu.jing', '朝阳区国风上观 2 号楼 901'), manager, [
    ...building(days, { area: 128 }, { signDay: -19, totalMinor: 15_800_000, progress: 55 }),
    step(-3, manager, changeOrder('阳台封窗', 960_000, 'approved')),
  ]),
  job(
    'Riverside Lofts 6C',
    person('Amelia Novak', 'amelia.novak', '6C Riverside Lofts, Tongzhou', 'en'),
    surveyor,
    [
      ...building(
        days,
        { area: 90, kind: 'second-hand' },
        { signDay: -40, totalMinor: 12_400_000, progress: 60 },
      ),
      step(-20, finance, pay('progress', 3_000_000)),
    ],
  ),
];

/** Balances, warranties and a closed job. */
const handedOver = (days: Days): readonly DemoJob[] => [
  job(
    '天通苑北二区 47 楼',
    person('周敏', 'zhou.min', '昌平区天通苑北二区 47 楼'),
    surveyor,
    accepted(days, { area: 102 }, { acceptDay: -9, totalMinor: 9_900_000 }),
  ),
  job('西直门内大街老宅', person('郑国强', 'zheng.guoqiang', '西城区西直门内大街 118 号'), manager, [
    ...accepted(days, { area: 84 }, { acceptDay: -25, totalMinor: 11_200_000 }),
    ...followedUp(-22),
  ]),
  job('Bamboo Lane studio', person('Tom Becker', 'tom.becker', '2 Bamboo Lane, Dongcheng', 'en'), manager, [
    ...accepted(days, { area: 48, kind: 'second-hand' }, { acceptDay: -75, totalMinor: 5_400_000 }),
    ...followedUp(-72),
    step(
      -50,
      manager,
      record({ 'follow-up.result': 'met', 'follow-up.notes': { note: '客户满意，愿意推荐' } }),
    ),
    step(-49, manager, enter('closed')),
  ]),
];

/** Renovations in every stage, with every state of money and work. */
export const renovations = (days: Days): readonly DemoJob[] => [
  ...beforeSigning(days),
  ...underConstruction(days),
  ...handedOver(days),
  ...exceptionalRenovations(days),
];
