import { dateOf, instant, type BusinessDate, type Instant, type Zone } from '#domain/time/day';

/** The business date by which a list judges what is overdue: of the moment that it shows, else of now. */
export const listDay = (
  { asOf }: { readonly asOf?: number | undefined },
  now: Instant,
  zone: Zone,
): BusinessDate => dateOf(asOf === undefined ? now : instant(asOf), zone);
