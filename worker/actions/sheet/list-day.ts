import { dateOf, instant, type BusinessDate, type Instant, type Zone } from '#domain/time/day';

/** The business date of a list: of the past moment if one is requested, else of now. */
export const listDay = (
  { asOf }: { readonly asOf?: number | undefined },
  now: Instant,
  zone: Zone,
): BusinessDate => dateOf(asOf === undefined ? now : instant(asOf), zone);
