import {
  appoint,
  enter,
  lines,
  opens,
  pay,
  price,
  record,
  step,
  type Days,
  type DemoJob,
  type SeedAction,
  type Step,
} from '#local/demo/seed-action';
import type { ClockTime } from '#domain/time/day';
import { agree, deliver, file, photo, sign } from '#local/demo/content-actions';

export const [manager, designer, surveyor, finance] = ['stf_chen', 'stf_lin', 'stf_zhou', 'stf_qian'];

/** A renovation of the demo. */
export const renovation = (
  title: string,
  customer: DemoJob['customer'],
  ownerId: string,
  steps: readonly Step[],
): DemoJob => ({ flow: 'renovation', title, customer, ownerId, steps });

interface Home {
  readonly area: number;
  readonly kind?: 'old-home' | 'second-hand';
  readonly fee?: number;
  /** When the surveyor comes. */
  readonly clock?: ClockTime;
}

/** The first call, with the appointment of the survey. */
export const firstCall = (
  days: Days,
  { area, kind = 'old-home', fee = 20_000, clock = '10:00' }: Home,
  { callDay, surveyDay }: { readonly callDay: number; readonly surveyDay: number },
): Step =>
  opens(
    callDay,
    manager,
    {
      'job.kind': kind,
      area,
      'survey.class': 'ordinary',
      'survey.zone': 'inside-second-ring',
      'survey.fee': fee,
      surveyor,
      designer,
    },
    appoint('survey.at', days.at(surveyDay, clock), '节假日期间预约，勘察师与客户已商定'),
  );

/** The request, the survey and its fee; ends in design and quote. */
export const surveyed = (days: Days, home: Home, surveyDay: number): readonly Step[] => [
  firstCall(days, home, { callDay: surveyDay - 4, surveyDay }),
  step(surveyDay - 1, surveyor, record({ 'survey.call': 'confirmed' })),
  step(surveyDay, surveyor, enter('survey')),
  step(surveyDay, finance, pay('survey-fee')),
  step(
    surveyDay + 1,
    surveyor,
    record({
      'survey.result': 'done',
      needs: '三室改两室，开放式厨房',
      suggestions: '客厅吊顶保留原梁，厨房外移',
    }),
    photo('survey.photos', '客厅.png', 1),
    photo('survey.photos', '厨房.png', 2),
    file('survey-record', {
      measured: '客厅 4.2 × 5.6 米，主卧 3.3 × 4.1 米，卫生间 1.8 × 2.2 米；净高 2.65 米',
      condition: '卫生间顶面有渗漏痕迹；厨房与餐厅之间为承重墙，不得拆改',
      agreed: '一周内送达设计图及预算',
    }),
  ),
  step(surveyDay + 2, designer, enter('design-and-quote')),
];

const works = [
  { description: '拆改与砌筑 Demolition and walls', share: 0.19, tags: ['decoration'] },
  { description: '水电改造 Water and power', share: 0.24, tags: ['water-and-power'] },
  { description: '卫生间防水 Waterproofing', share: 0.07, tags: ['waterproofing'] },
];

/** The lines of a quote, which come to the contract total. */
export const quote = (totalMinor: number): readonly SeedAction[] => {
  const rows = works.map(({ share, ...line }) => ({
    ...line,
    amountMinor: Math.round((totalMinor * share) / 10_000) * 10_000,
  }));
  const restMinor = rows.reduce((left, { amountMinor }) => left - amountMinor, totalMinor);
  return lines(...rows, {
    description: '木作与油漆 Carpentry and paint',
    amountMinor: restMinor,
    tags: ['decoration'],
  });
};

/** Drawings and the sheet that hands them over. */
export const designed: readonly SeedAction[] = [
  photo('design.drawings', 'P-01 平面布置图.png', 3),
  file('design', {
    idea: '餐厨一体，浅木色与暖光 Kitchen and dining in one, light wood',
    drawings: 'P-01 平面布置图 Plan；W-01 水路图 Water；D-01 电路图 Power',
  }),
  deliver('design'),
];

/** The budget as it is handed over. */
export const budgeted: readonly SeedAction[] = [file('budget'), deliver('budget')];

/** Surveyed, quoted and signed: the down payment is due on the day of the signature. */
export const signed = (
  days: Days,
  home: Home,
  {
    signDay,
    totalMinor,
    surveyDay = signDay - 20,
  }: { readonly signDay: number; readonly totalMinor: number; readonly surveyDay?: number },
): readonly Step[] => [
  ...surveyed(days, home, surveyDay),
  step(signDay - 12, designer, quote(totalMinor), designed),
  step(signDay - 10, designer, budgeted),
  step(signDay - 10, manager, price(totalMinor)),
  step(signDay - 5, designer, agree('design')),
  step(signDay - 4, designer, agree('budget')),
  step(
    signDay,
    manager,
    file('contract', {
      scope: '全屋拆改、水电、防水、瓦工、木工、油漆；包工包料 All rooms and trades, labour and materials',
      term: '施工 75 天 75 days of work',
    }),
    sign('contract'),
    enter('construction'),
  ),
];

/** Signed, with the down payment paid and the work begun. */
export const building = (
  days: Days,
  home: Home,
  plan: { readonly signDay: number; readonly totalMinor: number; readonly progress: number },
): readonly Step[] => [
  ...signed(days, home, plan),
  step(plan.signDay + 1, finance, pay('down')),
  step(plan.signDay + 3, manager, record({ 'start.on': days.on(plan.signDay + 3), progress: 10 })),
  step(
    plan.signDay + 15,
    surveyor,
    record({ progress: plan.progress }),
    photo('site.photos', '施工现场.png', 4),
  ),
];

/** Built and accepted; the balance is due on the day of the acceptance. */
export const accepted = (
  days: Days,
  home: Home,
  {
    acceptDay,
    totalMinor,
    at = '10:00',
  }: { readonly acceptDay: number; readonly totalMinor: number; readonly at?: ClockTime },
): readonly Step[] => [
  ...building(days, home, { signDay: acceptDay - 80, totalMinor, progress: 55 }),
  step(acceptDay - 60, finance, pay('progress')),
  step(
    acceptDay - 3,
    surveyor,
    record({ progress: 100, 'acceptance.at': days.at(acceptDay, at) }),
    enter('acceptance'),
  ),
  step(
    acceptDay,
    surveyor,
    record({ 'acceptance.result': 'pass' }),
    file('acceptance-record', {
      inspected: '水路打压、电路、防水、瓦工、木工、油漆均合格 Water, power, tiles, wood and paint in order',
      'handed-over': '钥匙三把、竣工图一份 Three keys, as-built drawings',
    }),
    sign('acceptance-record'),
    file('certificate'),
    sign('certificate'),
  ),
];

/** In acceptance with defects that are mended until a second visit. */
export const withDefects = (
  days: Days,
  home: Home,
  plan: { readonly visitDay: number; readonly againDay: number; readonly totalMinor: number },
): readonly Step[] => [
  ...building(days, home, { signDay: plan.visitDay - 80, totalMinor: plan.totalMinor, progress: 55 }),
  step(plan.visitDay - 60, finance, pay('progress')),
  step(
    plan.visitDay - 2,
    surveyor,
    record({ progress: 100, 'acceptance.at': days.at(plan.visitDay, '14:00') }),
    enter('acceptance'),
  ),
  step(
    plan.visitDay,
    surveyor,
    record({
      'acceptance.result': 'fail',
      'acceptance.defects': '主卫地漏坡度不足，厨房踢脚线有两处空鼓',
      'acceptance.again-on': days.on(plan.againDay),
    }),
    photo('acceptance.photos', '主卫地漏.png', 5),
  ),
  step(plan.visitDay + 1, surveyor, record({ 'acceptance.at': days.at(plan.againDay, '14:00') })),
];

export const followedUp = (day: number): readonly Step[] => [
  step(day, finance, pay('balance')),
  step(day + 1, manager, enter('aftercare')),
];
