import { text } from '#domain/texts/text';

/** The names of China's public holidays. */
export const newYear = text("New Year's Day", '元旦', '元旦');
export const springFestival = text('Spring Festival', '春节', '春節');
export const qingming = text('Tomb-Sweeping Day', '清明节', '清明節');
export const labourDay = text('Labour Day', '劳动节', '勞動節');
export const dragonBoat = text('Dragon Boat Festival', '端午节', '端午節');
export const midAutumn = text('Mid-Autumn Festival', '中秋节', '中秋節');
export const nationalDay = text('National Day', '国庆节', '國慶節');
export const nationalDayAndMidAutumn = text(
  'National Day and Mid-Autumn Festival',
  '国庆节、中秋节',
  '國慶節、中秋節',
);
