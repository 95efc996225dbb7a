import {
  allLinesDone,
  book,
  enter,
  lines,
  log,
  papers,
  pay,
  record,
  tick,
  total,
  type Days,
  type Deed,
  type Step,
} from '#db/seed/deed';

export const [owner, consultant] = ['stf_mei', 'stf_gu'];
const finance = 'stf_qian';

export const step = (day: number, by: string, action: string, ...deeds: readonly Deed[]): Step => ({
  day,
  by,
  action,
  deeds,
});

/** A wedding: when it is, when the couple first came, and what it costs. */
export interface Feast {
  readonly weddingDay: number;
  readonly visitDay: number;
  readonly hotel: string;
  readonly totalMinor: number;
  readonly depositMinor: number;
}

export const visited = (days: Days, { weddingDay, visitDay, hotel }: Feast): readonly Step[] => [
  step(
    visitDay - 3,
    consultant,
    'open-job',
    record({ consultant, 'visit.at': days.at(visitDay, '14:00'), 'wedding.on': days.on(weddingDay) }),
  ),
  step(
    visitDay,
    consultant,
    'record-facts',
    record({
      hotel,
      'hotel.type': 'ballroom',
      size: 200,
      form: '中西合璧',
      atmosphere: '温馨',
      tone: '香槟金',
    }),
    tick('visit.received', 'explained.procedure', 'explained.standards'),
    log('wishes', '希望有一段户外仪式'),
    log('references', '去年国贸宴会厅 200 人案例'),
    papers('first-plan', 'filed'),
  ),
];

export const confirmed = (days: Days, feast: Feast): readonly Step[] => [
  ...visited(days, feast),
  step(feast.visitDay + 2, consultant, 'record-facts', tick('couple.confirmed')),
];

export const intended = (days: Days, feast: Feast): readonly Step[] => [
  ...confirmed(days, feast),
  step(feast.visitDay + 3, finance, 'take-payment', pay('intention-deposit')),
  step(feast.visitDay + 3, consultant, 'move-stage', enter('intention')),
];

export const planned = (days: Days, feast: Feast): readonly Step[] => [
  ...intended(days, feast),
  step(
    feast.visitDay + 8,
    consultant,
    'record-facts',
    record({ theme: '山海', idea: '潮汐灯幕', 'site-visit.at': days.at(feast.visitDay + 7, '10:00') }),
    tick('hotel.room', 'hotel.power', 'hotel.equipment', 'hotel.access'),
    book({ role: 'host', supplier: '老周主持', on: days.on(feast.weddingDay) }),
    papers('draft-plan', 'filed', 'agreed'),
  ),
  step(
    feast.visitDay + 10,
    consultant,
    'save-line',
    lines(
      { description: '花艺布置 Flowers', amountMinor: Math.round(feast.totalMinor * 0.6), tags: ['floral'] },
      {
        description: '灯光舞美 Lighting',
        amountMinor: feast.totalMinor - Math.round(feast.totalMinor * 0.6),
        tags: ['lighting'],
      },
    ),
    papers('budget', 'filed'),
    enter('contract'),
  ),
];

/** Signed: the contract deposit falls due on that day. */
export const signed = (days: Days, feast: Feast): readonly Step[] => [
  ...planned(days, feast),
  step(
    feast.visitDay + 14,
    consultant,
    'record-document',
    papers('budget', 'delivered', 'agreed'),
    log('budget.feedback', '认可第一版'),
  ),
  step(
    feast.visitDay + 15,
    consultant,
    'record-document',
    total(feast.totalMinor),
    record({ 'contract.deposit': feast.depositMinor }),
    papers('contract', 'filed', 'agreed', 'signed'),
  ),
];

export const inPlans = (days: Days, feast: Feast): readonly Step[] => [
  ...signed(days, feast),
  step(feast.visitDay + 16, finance, 'take-payment', pay('contract-deposit')),
  step(feast.visitDay + 16, consultant, 'move-stage', enter('plans')),
];

const schemes = [
  'planning-scheme',
  'flow-scheme',
  'music-scheme',
  'camera-scheme',
  'contact-list',
  'execution-sheet',
];

export const inAdjust = (days: Days, feast: Feast): readonly Step[] => [
  ...inPlans(days, feast),
  step(
    feast.visitDay + 25,
    consultant,
    'record-document',
    ...schemes.map((scheme) => papers(scheme, 'filed')),
    tick('prep.guided'),
  ),
  step(feast.visitDay + 26, consultant, 'move-stage', enter('adjust')),
];

const prepared = (days: Days, feast: Feast): readonly Step[] => {
  const day = feast.visitDay + 30;
  const meetings = ['trial', 'host-meeting', 'camera-talk'];
  return [
    ...inAdjust(days, feast),
    step(
      day,
      consultant,
      'record-facts',
      tick('prep.guests', 'prep.attire', 'prep.rings', 'prep.favours', 'prep.words'),
      ...meetings.flatMap((meeting) => [
        record({ [`${meeting}.at`]: days.at(day - 1, '10:00'), [`${meeting}.result`]: '已确认' }),
        log(`${meeting}.details`, '细节已核对'),
      ]),
    ),
  ];
};

export const inRehearsal = (days: Days, feast: Feast): readonly Step[] => [
  ...prepared(days, feast),
  step(feast.visitDay + 32, finance, 'take-payment', pay('balance')),
  step(feast.visitDay + 32, consultant, 'move-stage', enter('rehearsal')),
];

export const held = (days: Days, feast: Feast): readonly Step[] => [
  ...inRehearsal(days, feast),
  step(
    feast.weddingDay - 1,
    consultant,
    'record-facts',
    tick('rehearsed.walk', 'rehearsed.rings', 'rehearsed.cake', 'rehearsed.champagne'),
    record({ acts: false }),
  ),
  step(feast.weddingDay, consultant, 'move-stage', enter('wedding-day')),
  step(feast.weddingDay + 1, consultant, 'move-stage', allLinesDone, enter('aftercare')),
];

export const made = (day: number, state: 'in-work' | 'ready' | 'collected'): Step =>
  step(
    day,
    consultant,
    'record-facts',
    record({ 'photos.state': state, 'album.state': state, 'film.state': state }),
  );
