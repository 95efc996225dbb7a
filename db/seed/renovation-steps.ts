import { enter, lines, papers, pay, record, total, type Days, type Deed, type Step } from '#db/seed/deed';

export const [manager, designer, surveyor, finance] = ['stf_chen', 'stf_lin', 'stf_zhou', 'stf_qian'];

export const step = (day: number, by: string, action: string, ...deeds: readonly Deed[]): Step => ({
  day,
  by,
  action,
  deeds,
});

interface Home {
  readonly area: number;
  readonly kind?: 'old-home' | 'second-hand';
  readonly fee?: number;
}

/** The first call, with the survey's appointment. */
export const asked = (
  days: Days,
  { area, kind = 'old-home', fee = 20_000 }: Home,
  surveyDay: number,
): readonly Deed[] => [
  record({
    'job.kind': kind,
    area,
    'survey.at': days.at(surveyDay, '10:00'),
    'survey.class': 'ordinary',
    'survey.zone': 'inside-second-ring',
    'survey.fee': fee,
    surveyor,
    designer,
  }),
];

/** Asked, visited and paid for: ends in design and quote. */
export const surveyed = (days: Days, home: Home, surveyDay: number): readonly Step[] => [
  step(surveyDay - 4, manager, 'open-job', ...asked(days, home, surveyDay)),
  step(surveyDay - 1, surveyor, 'record-facts', record({ 'survey.call': 'confirmed' })),
  step(surveyDay, surveyor, 'move-stage', enter('survey')),
  step(surveyDay, finance, 'take-payment', pay('survey-fee')),
  step(
    surveyDay + 1,
    surveyor,
    'record-facts',
    record({ needs: '三室改两室，开放式厨房', suggestions: '客厅吊顶保留原梁，厨房外移' }),
    papers('survey-record', 'filed'),
  ),
  step(surveyDay + 2, designer, 'move-stage', enter('design-and-quote')),
];

export const quote: Deed = lines(
  { description: '拆改与砌筑 Demolition and walls', amountMinor: 1_860_000, tags: ['decoration'] },
  { description: '水电改造 Water and power', amountMinor: 2_450_000, tags: ['water-and-power'] },
  { description: '卫生间防水 Waterproofing', amountMinor: 680_000, tags: ['waterproofing'] },
  { description: '木作与油漆 Carpentry and paint', amountMinor: 5_010_000, tags: ['decoration'] },
);

/** Surveyed, quoted and signed: the down payment falls due on the day of the signature. */
export const signed = (
  days: Days,
  home: Home,
  { signDay, totalMinor }: { readonly signDay: number; readonly totalMinor: number },
): readonly Step[] => [
  ...surveyed(days, home, signDay - 20),
  step(signDay - 12, designer, 'record-document', quote, papers('design', 'filed', 'delivered')),
  step(signDay - 10, designer, 'record-document', papers('budget', 'filed', 'delivered'), total(totalMinor)),
  step(signDay - 5, designer, 'record-document', papers('design', 'agreed')),
  step(signDay - 4, designer, 'record-document', papers('budget', 'agreed')),
  step(signDay, manager, 'record-document', papers('contract', 'filed', 'signed')),
  step(signDay, manager, 'move-stage', enter('construction')),
];

/** Signed, paid the first share and begun. */
export const building = (
  days: Days,
  home: Home,
  plan: { readonly signDay: number; readonly totalMinor: number; readonly progress: number },
): readonly Step[] => [
  ...signed(days, home, plan),
  step(plan.signDay + 1, finance, 'take-payment', pay('down')),
  step(
    plan.signDay + 3,
    manager,
    'record-facts',
    record({ 'start.on': days.on(plan.signDay + 3), progress: 10 }),
  ),
  step(plan.signDay + 15, surveyor, 'record-facts', record({ progress: plan.progress })),
];

/** Built and handed over; the balance falls due on the day of the acceptance. */
export const accepted = (
  days: Days,
  home: Home,
  { acceptDay, totalMinor }: { readonly acceptDay: number; readonly totalMinor: number },
): readonly Step[] => [
  ...building(days, home, { signDay: acceptDay - 80, totalMinor, progress: 55 }),
  step(acceptDay - 60, finance, 'take-payment', pay('progress')),
  step(acceptDay - 3, surveyor, 'move-stage', record({ progress: 100 }), enter('acceptance')),
  step(
    acceptDay,
    surveyor,
    'record-facts',
    record({ 'acceptance.result': 'pass' }),
    papers('certificate', 'filed', 'signed'),
  ),
];

export const followedUp = (day: number): readonly Step[] => [
  step(day, finance, 'take-payment', pay('balance')),
  step(day + 1, manager, 'move-stage', enter('aftercare')),
];
