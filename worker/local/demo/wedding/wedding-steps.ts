import {
  book,
  enter,
  lineDone,
  lines,
  opens,
  pay,
  price,
  record,
  step,
  ticked,
  type Days,
  type DemoJob,
  type SeedAction,
  type Step,
} from '#local/demo/seed-action';
import { photo } from '#local/demo/content-actions';
import { hallPicture } from '#local/demo/picture';
import { documentStates } from '#local/demo/wedding/wedding-documents';
import type { Feast } from '#local/demo/wedding/feast';

export const [owner, consultant] = ['stf_mei', 'stf_gu'];
export const manager = 'stf_chen';
const finance = 'stf_qian';

/** A wedding of the demo. */
export const wedding = (
  title: string,
  customer: DemoJob['customer'],
  steps: readonly Step[],
  ownerId = consultant,
): DemoJob => ({ flow: 'wedding', title, customer, ownerId, steps });

const hallPhoto = (item: string, { hotel, visitDay }: Feast): SeedAction =>
  photo(item, `${hotel}.png`, Math.abs(visitDay), hallPicture);

export const visited = (days: Days, feast: Feast): readonly Step[] => {
  const { weddingDay, visitDay, hotel } = feast;
  return [
    opens(visitDay - 3, consultant, {
      consultant,
      'visit.at': days.at(visitDay, '14:00'),
      'wedding.on': days.on(weddingDay),
    }),
    step(
      visitDay,
      consultant,
      record({
        hotel,
        'hotel.type': 'ballroom',
        size: 200,
        form: '中西合璧',
        atmosphere: '温馨',
        tone: '香槟金',
        ...ticked('visit.received', 'explained.procedure', 'explained.standards'),
        wishes: { note: '希望有一段户外仪式' },
        references: { note: '去年国贸宴会厅 200 人案例' },
      }),
      hallPhoto('references.pictures', feast),
      ...documentStates('first-plan', feast, 'filed'),
    ),
  ];
};

export const confirmed = (days: Days, feast: Feast): readonly Step[] => [
  ...visited(days, feast),
  step(feast.visitDay + 2, consultant, record(ticked('couple.confirmed'))),
];

export const intended = (days: Days, feast: Feast): readonly Step[] => [
  ...confirmed(days, feast),
  step(feast.visitDay + 3, finance, pay('intention-deposit')),
  step(feast.visitDay + 3, consultant, enter('intention')),
];

export const planned = (days: Days, feast: Feast): readonly Step[] => [
  ...intended(days, feast),
  step(
    feast.visitDay + 8,
    consultant,
    record({
      theme: '山海',
      idea: '潮汐灯幕',
      'site-visit.at': days.at(feast.visitDay + 7, '10:00'),
      ...ticked('hotel.room', 'hotel.power', 'hotel.equipment', 'hotel.access'),
    }),
    book({ role: 'host', supplier: '老周主持', on: days.on(feast.weddingDay) }),
    hallPhoto('hotel.pictures', feast),
    documentStates('draft-plan', feast, 'filed', 'agreed'),
  ),
  step(
    feast.visitDay + 10,
    consultant,
    lines(
      { description: '花艺布置 Flowers', amountMinor: Math.round(feast.totalMinor * 0.6), tags: ['floral'] },
      {
        description: '灯光舞美 Lighting',
        amountMinor: feast.totalMinor - Math.round(feast.totalMinor * 0.6),
        tags: ['lighting'],
      },
    ),
    documentStates('budget', feast, 'filed'),
    enter('contract'),
  ),
];

/** Signed: the contract deposit is due on that day. */
export const signed = (days: Days, feast: Feast): readonly Step[] => [
  ...planned(days, feast),
  step(
    feast.visitDay + 14,
    consultant,
    documentStates('budget', feast, 'delivered', 'agreed'),
    record({ 'budget.feedback': { note: '花艺与灯光均按第一版' } }),
  ),
  step(feast.visitDay + 15, manager, price(feast.totalMinor, { 'contract.deposit': feast.depositMinor })),
  step(feast.visitDay + 15, consultant, documentStates('contract', feast, 'filed', 'agreed', 'signed')),
];

export const inPlans = (days: Days, feast: Feast): readonly Step[] => [
  ...signed(days, feast),
  step(feast.visitDay + 16, finance, pay('contract-deposit')),
  step(feast.visitDay + 16, consultant, enter('plans')),
];

const documentKeys = [
  'planning-scheme',
  'flow-scheme',
  'music-scheme',
  'camera-scheme',
  'contact-list',
  'execution-sheet',
  'day-agenda',
];

export const inAdjust = (days: Days, feast: Feast): readonly Step[] => [
  ...inPlans(days, feast),
  step(
    feast.visitDay + 25,
    consultant,
    ...documentKeys.map((key) => documentStates(key, feast, 'filed')),
    record(ticked('prep.guided')),
  ),
  step(feast.visitDay + 26, consultant, enter('adjust')),
];

const prepared = (days: Days, feast: Feast): readonly Step[] => {
  const day = feast.visitDay + 30;
  const meetings = ['trial', 'host-meeting', 'camera-talk'];
  return [
    ...inAdjust(days, feast),
    step(
      day,
      consultant,
      record(ticked('prep.guests', 'prep.attire', 'prep.rings', 'prep.favours', 'prep.words')),
      ...meetings.map((meeting) =>
        record({
          [`${meeting}.at`]: days.at(day - 1, '10:00'),
          [`${meeting}.result`]: '已确认',
          [`${meeting}.details`]: { note: '细节已核对' },
        }),
      ),
    ),
  ];
};

export const inRehearsal = (days: Days, feast: Feast): readonly Step[] => [
  ...prepared(days, feast),
  step(feast.visitDay + 32, finance, pay('balance')),
  step(feast.visitDay + 32, consultant, enter('rehearsal')),
];

/** Rehearsed on the eve. */
export const rehearsed = (days: Days, feast: Feast): readonly Step[] => [
  ...inRehearsal(days, feast),
  step(
    feast.weddingDay - 1,
    consultant,
    record({
      ...ticked('rehearsed.walk', 'rehearsed.rings', 'rehearsed.cake', 'rehearsed.champagne'),
      acts: false,
    }),
  ),
];

export const held = (days: Days, feast: Feast): readonly Step[] => [
  ...rehearsed(days, feast),
  step(feast.weddingDay, consultant, enter('wedding-day')),
  step(feast.weddingDay + 1, consultant, lineDone(1), lineDone(2), enter('aftercare')),
];

export const recordings = (day: number, state: 'in-work' | 'ready' | 'collected'): Step =>
  step(day, consultant, record({ 'photos.state': state, 'album.state': state, 'film.state': state }));
