import { dateOf, instant, type BusinessDate, type Instant, type Zone } from '#domain/time/day';

/** The business date that decides what is overdue in a list: of the moment shown, else of now. */
export const listDay = (
  { asOf }: { readonly asOf?: number | undefined },
  now: Instant,
  zone: Zone,
): BusinessDate => dateOf(asOf === undefined ? now : instant(asOf), zone);
