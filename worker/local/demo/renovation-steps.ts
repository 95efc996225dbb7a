import {
  appoint,
  enter,
  lines,
  opens,
  documents,
  pay,
  price,
  record,
  step,
  type Days,
  type Step,
} from '#local/demo/seed-action';

export const [manager, designer, surveyor, finance] = ['stf_chen', 'stf_lin', 'stf_zhou', 'stf_qian'];

interface Home {
  readonly area: number;
  readonly kind?: 'old-home' | 'second-hand';
  readonly fee?: number;
}

/** The first call, with the appointment of the survey. */
export const firstCall = (
  days: Days,
  { area, kind = 'old-home', fee = 20_000 }: Home,
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
    appoint('survey.at', days.at(surveyDay, '10:00'), '节假日期间预约，勘察师与客户已商定'),
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
    record({ needs: '三室改两室，开放式厨房', suggestions: '客厅吊顶保留原梁，厨房外移' }),
    documents('survey-record', 'filed'),
  ),
  step(surveyDay + 2, designer, enter('design-and-quote')),
];

export const quote = lines(
  { description: '拆改与砌筑 Demolition and walls', amountMinor: 1_860_000, tags: ['decoration'] },
  { description: '水电改造 Water and power', amountMinor: 2_450_000, tags: ['water-and-power'] },
  { description: '卫生间防水 Waterproofing', amountMinor: 680_000, tags: ['waterproofing'] },
  { description: '木作与油漆 Carpentry and paint', amountMinor: 5_010_000, tags: ['decoration'] },
);

/** Surveyed, quoted and signed: the down payment is due on the day of the signature. */
export const signed = (
  days: Days,
  home: Home,
  { signDay, totalMinor }: { readonly signDay: number; readonly totalMinor: number },
): readonly Step[] => [
  ...surveyed(days, home, signDay - 20),
  step(signDay - 12, designer, quote, documents('design', 'filed', 'delivered')),
  step(signDay - 10, designer, documents('budget', 'filed', 'delivered')),
  step(signDay - 10, manager, price(totalMinor)),
  step(signDay - 5, designer, documents('design', 'agreed')),
  step(signDay - 4, designer, documents('budget', 'agreed')),
  step(signDay, manager, documents('contract', 'filed', 'signed'), enter('construction')),
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
  step(plan.signDay + 15, surveyor, record({ progress: plan.progress })),
];

/** Built and accepted; the balance is due on the day of the acceptance. */
export const accepted = (
  days: Days,
  home: Home,
  { acceptDay, totalMinor }: { readonly acceptDay: number; readonly totalMinor: number },
): readonly Step[] => [
  ...building(days, home, { signDay: acceptDay - 80, totalMinor, progress: 55 }),
  step(acceptDay - 60, finance, pay('progress')),
  step(acceptDay - 3, surveyor, record({ progress: 100 }), enter('acceptance')),
  step(
    acceptDay,
    surveyor,
    record({ 'acceptance.result': 'pass' }),
    documents('certificate', 'filed', 'signed'),
  ),
];

export const followedUp = (day: number): readonly Step[] => [
  step(day, finance, pay('balance')),
  step(day + 1, manager, enter('aftercare')),
];
