import {
  dragonBoat,
  labourDay,
  nationalDayAndMidAutumn,
  newYear,
  qingming,
  springFestival,
} from '#domain/time/calendars/names';
import { rest, type HolidayYear } from '#domain/time/calendars/year';
import { businessDate } from '#domain/time/day';

/** China's holidays of 2025, General Office of the State Council. */
export const china2025: HolidayYear = {
  year: 2025,
  revision: 1,
  notice: '国务院办公厅关于2025年部分节假日安排的通知',
  rests: [
    rest(newYear, '2025-01-01', '2025-01-01'),
    rest(springFestival, '2025-01-28', '2025-02-04'),
    rest(qingming, '2025-04-04', '2025-04-06'),
    rest(labourDay, '2025-05-01', '2025-05-05'),
    rest(dragonBoat, '2025-05-31', '2025-06-02'),
    rest(nationalDayAndMidAutumn, '2025-10-01', '2025-10-08'),
  ],
  makeUpDays: ['2025-01-26', '2025-02-08', '2025-04-27', '2025-09-28', '2025-10-11'].map(businessDate),
};
