import type { FactKey } from '#domain/rules/fact';

/** What a customer has work done on. */
export type ThingKind = 'car' | 'home' | 'brand';

/** The thing that the jobs of a flow are about: two jobs with the same identity of one customer are about the same thing. */
export interface ThingPlan {
  readonly kind: ThingKind;
  /** The item by whose value the thing is called. */
  readonly title: FactKey;
  /** The items each of which says which thing it is: the plate, the chassis number. */
  readonly identity: readonly FactKey[];
}

/** What a field may say of a thing. */
export interface ValueOfThing {
  /** The kind of thing that the value is about; the thing has the newest value of its jobs. */
  readonly ofThing?: ThingKind;
  /** A reading that never falls, such as an odometer's. */
  readonly rising?: true;
}
