import { person } from '#local/demo/people';
import {
  addTask,
  changeOrder,
  end,
  enter,
  lineDone,
  opens,
  record,
  step,
  ticked,
  type Days,
  type DemoJob,
} from '#local/demo/seed-action';
import { feast } from '#local/demo/wedding/feast';
import { documentStates } from '#local/demo/wedding/wedding-documents';
import {
  consultant,
  held,
  inAdjust,
  inPlans,
  inRehearsal,
  manager,
  owner,
  planned,
  recordings,
  rehearsed,
  visited,
  wedding as job,
} from '#local/demo/wedding/wedding-steps';

const unagreed = feast(180, -70, '香山会馆');
const trial = feast(34, -67, '国贸大饭店', 11_600_000);
const extra = feast(8, -66, '什刹海茶书院', 7_600_000);
const today = feast(0, -90, '颐和安缦', 16_800_000);

/** Before the contract: a visit of today, a budget that came back, and a couple who went elsewhere. */
const beforeSigning = (days: Days): readonly DemoJob[] => [
  job('叶知秋 & 江南 婚礼', person('叶知秋', 'ye.zhiqiu', '朝阳区东三环北路 8 号'), [
    opens(-66, consultant, {
      consultant,
      'visit.at': days.at(0, '11:00'),
      'wedding.on': days.on(195),
    }),
  ]),
  job('苏婉清 & 陆之恒 婚礼', person('苏婉清', 'su.wanqing', '海淀区香山南路 12 号'), [
    ...planned(days, unagreed),
    step(
      -5,
      consultant,
      documentStates('budget', unagreed, 'delivered', 'returned'),
      record({ 'budget.feedback': { note: '花艺希望控制在四万以内' } }),
      addTask('重做花艺报价 Requote the flowers', days.on(-1), { assigneeId: consultant }),
    ),
  ]),
  job('李思雨 & 王浩然 婚礼', person('李思雨', 'li.siyu', '丰台区马家堡西路 15 号'), [
    ...visited(days, feast(120, -24, '马家堡宴会厅')),
    step(-13, consultant, end('lost', 'day')),
  ]),
];

/** From the contract on: a trial of today, an extra that is due, the day itself, and a wedding that was called off. */
const afterSigning = (days: Days): readonly DemoJob[] => [
  job(
    'Silva & Brandt wedding',
    person('Lucia Silva', 'lucia.silva', '16 Teahouse Lane, Xicheng', 'en'),
    [
      ...inRehearsal(days, extra),
      step(-3, manager, changeOrder('弦乐四重奏 String quartet', 680_000, 'approved')),
    ],
    owner,
  ),
  job('方晓彤 & 顾言 婚礼', person('方晓彤', 'fang.xiaotong', '朝阳区建国门外大街 1 号'), [
    ...inAdjust(days, trial),
    step(
      -6,
      consultant,
      record({
        ...ticked('prep.guests', 'prep.attire'),
        'trial.at': days.at(0, '14:30'),
        'host-meeting.at': days.at(2, '10:00'),
        'camera-talk.at': days.at(3, '15:00'),
      }),
      addTask('确认主桌名单 Name the head table', days.on(3), { party: '新人', assigneeId: consultant }),
    ),
  ]),
  job(
    '唐棠 & 沈航 婚礼',
    person('唐棠', 'tang.tang', '海淀区颐和园路 1 号'),
    [...rehearsed(days, today), step(0, consultant, enter('wedding-day'), lineDone(1))],
    owner,
  ),
  job('周子涵 & 陈宇 婚礼', person('周子涵', 'zhou.zihan', '西城区德胜门内大街 30 号'), [
    ...inPlans(days, feast(90, -40, '德胜门礼堂')),
    step(-12, manager, end('cancelled', 'called-off', '按合同约定，定金不退')),
  ]),
  job('谢雨辰 & 白杨 婚礼', person('谢雨辰', 'xie.yuchen', '通州区梨园南街 9 号'), [
    ...held(days, feast(-34, -120, '运河源婚礼堂', 6_400_000)),
    recordings(-6, 'ready'),
  ]),
];

/** Weddings that did not go straight on. */
export const exceptionalWeddings = (days: Days): readonly DemoJob[] => [
  ...beforeSigning(days),
  ...afterSigning(days),
];
