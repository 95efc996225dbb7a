import {
  dragonBoat,
  labourDay,
  midAutumn,
  nationalDay,
  newYear,
  qingming,
  springFestival,
} from '#domain/time/calendars/names';
import { rest, type HolidayYear } from '#domain/time/calendars/year';
import { businessDate } from '#domain/time/day';

/** China's holidays of 2026, General Office of the State Council, 4 November 2025. */
export const china2026: HolidayYear = {
  year: 2026,
  revision: 1,
  notice: '国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）',
  rests: [
    rest(newYear, '2026-01-01', '2026-01-03'),
    rest(springFestival, '2026-02-15', '2026-02-23'),
    rest(qingming, '2026-04-04', '2026-04-06'),
    rest(labourDay, '2026-05-01', '2026-05-05'),
    rest(dragonBoat, '2026-06-19', '2026-06-21'),
    rest(midAutumn, '2026-09-25', '2026-09-27'),
    rest(nationalDay, '2026-10-01', '2026-10-07'),
  ],
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'].map(
    businessDate,
  ),
};
