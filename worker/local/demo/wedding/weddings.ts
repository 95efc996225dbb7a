import { feast } from '#local/demo/wedding/feast';
import { enter, opens, record, step, type Days, type DemoJob } from '#local/demo/seed-action';
import { person } from '#local/demo/people';
import { exceptionalWeddings } from '#local/demo/wedding/exceptional';
import {
  confirmed,
  consultant,
  held,
  inAdjust,
  inPlans,
  inRehearsal,
  intended,
  recordings,
  owner,
  planned,
  signed,
  visited,
  wedding as job,
} from '#local/demo/wedding/wedding-steps';

/** First visits, and deposits that are due today, overdue and paid. */
const beforeSigning = (days: Days): readonly DemoJob[] => [
  job(
    'Reed & Lawson wedding',
    person('Grace Lawson', 'grace.lawson', '9 Willow Road, Chaoyang', 'en'),
    [opens(0, consultant, { consultant, 'visit.at': days.at(2, '14:00') })],
    owner,
  ),
  job(
    '林婉 & 高远 婚礼',
    person('林婉', 'lin.wan', '海淀区万柳中路 7 号'),
    visited(days, feast(210, -2, '柳浪宴会中心')),
  ),
  job(
    '张雨桐 & 罗杰 婚礼',
    person('张雨桐', 'zhang.yutong', '朝阳区麦子店街 40 号'),
    confirmed(days, feast(160, -2, '凯宾花园酒店')),
  ),
  job(
    '何欣怡 & 梁辰 婚礼',
    person('何欣怡', 'he.xinyi', '西城区月坛南街 26 号'),
    confirmed(days, feast(150, -9, '月坛会所')),
  ),
  job('黃詩婷 & 李柏翰 婚禮', person('黃詩婷', 'huang.shiting', '朝陽區三里屯路 11 號', 'zh-Hant'), [
    ...intended(days, feast(140, -8, '瑜舍庭院')),
    step(-2, consultant, record({ 'site-visit.at': days.at(4, '10:00') })),
  ]),
  job(
    'Ngozi & Henrik',
    person('Ngozi Adeyemi', 'ngozi.adeyemi', '88 Lotus Lane, Xicheng', 'en'),
    planned(days, feast(120, -14, 'Lakeside Pavilion', 12_000_000)),
    owner,
  ),
  job(
    '徐蕾 & 马腾 婚礼',
    person('徐蕾', 'xu.lei', '丰台区方庄南路 5 号'),
    signed(days, feast(100, -19, '方庄国际酒店')),
  ),
];

/** Plans, preparations and balances that are due soon, overdue and paid. */
const towardsTheDay = (days: Days): readonly DemoJob[] => [
  job(
    '郭晓燕 & 宋岩 婚礼',
    person('郭晓燕', 'guo.xiaoyan', '通州区新华大街 66 号'),
    inPlans(days, feast(75, -20, '运河畔礼堂', 6_800_000)),
  ),
  job(
    '朱琳 & 韩松 婚礼',
    person('朱琳', 'zhu.lin', '石景山区古城路 2 号'),
    inAdjust(days, feast(12, -45, '西山别院')),
  ),
  job(
    'Chen & Park wedding',
    person('Minji Park', 'minji.park', '5 Orchard Gate, Shunyi', 'en'),
    inAdjust(days, feast(6, -60, 'Orchard Gate Lawn', 15_000_000)),
    owner,
  ),
  job(
    '曹颖 & 邓凯 婚礼',
    person('曹颖', 'cao.ying', '东城区東四十条 19 号'),
    inRehearsal(days, feast(2, -70, '王府饭店', 9_600_000)),
  ),
];

/** Photos and films in production, and a closed job. */
const afterTheDay = (days: Days): readonly DemoJob[] => [
  job('杨倩 & 田野 婚礼', person('杨倩', 'yang.qian', '海淀区清河中街 68 号'), [
    ...held(days, feast(-16, -100, '清河盛宴')),
    recordings(-5, 'in-work'),
  ]),
  job(
    'Osei & Martin wedding',
    person('Lydia Osei', 'lydia.osei', '31 Garden Terrace, Chaoyang', 'en'),
    [
      ...held(days, feast(-60, -150, 'Garden Terrace', 7_200_000)),
      recordings(-30, 'ready'),
      recordings(-24, 'collected'),
      step(-23, consultant, enter('closed')),
    ],
    owner,
  ),
];

/** Weddings at every distance from the wedding day. */
export const weddings = (days: Days): readonly DemoJob[] => [
  ...beforeSigning(days),
  ...towardsTheDay(days),
  ...afterTheDay(days),
  ...exceptionalWeddings(days),
];
