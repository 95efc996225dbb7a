import type { GridLocale } from '../grid-props.ts';
import { wallClock } from './read/wall-clock.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * A day (`YYYY-MM-DD`) as it is seen all over the screen: `5 Nov`, in Chinese `11-05`; with its year where that is not
 * the year of today, or where no today is known. Not asked of Intl, which takes 15 ms at the first cell.
 */
export const formatDay = (on: string, locale: GridLocale, today: string | null): string => {
  const [year = '', month, day] = on.split('-');
  const isThisYear = today?.startsWith(`${year}-`) === true;
  if (locale !== 'en') return isThisYear ? `${month}-${day}` : on;
  return `${Number(day)} ${months[Number(month) - 1]}${isThisYear ? '' : ` ${year}`}`;
};

interface Reader {
  readonly locale: GridLocale;
  readonly zone: string;
  readonly today: string | null;
}

/** A moment (epoch ms) as its day and the clock of a zone: `5 Nov 17:30`. */
export const formatMoment = (at: number, { locale, zone, today }: Reader): string => {
  const [day = '', clock] = wallClock(at, zone).split(' ');
  return `${formatDay(day, locale, today)} ${clock}`;
};
