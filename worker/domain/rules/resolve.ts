import { addWorkingDays, type Calendar } from '#domain/time/calendar';
import {
  addDays,
  addMonths,
  addYears,
  dateOf,
  hourMs,
  minuteMs,
  instant,
  instantAt,
  type BusinessDate,
  type Instant,
} from '#domain/time/day';
import type { FactKey, FactValue, FieldValue } from '#domain/rules/fact';
import type { Anchor, ListAnchor, Offset, Resolution, Rule } from '#domain/rules/rule';
import { closingAfter } from '#domain/time/shop-hours';

/** A point in time of a job: its business date, and its instant if known. */
export interface Point {
  readonly on: BusinessDate;
  readonly at: Instant | null;
  readonly isProvisional: boolean;
}

/** The values with which a fact counts as an anchor. */
export interface FactFilter {
  readonly atLeast?: number;
  readonly is?: FieldValue;
}

/** The anchors of a job that rules count from; null until the job has reached them. */
export interface RuleView {
  readonly calendar: Calendar;
  readonly factPoint: (key: FactKey, filter: FactFilter) => Point | null;
  readonly stageEntry: (key: string) => Instant | null;
  readonly milestonePoint: (key: string, state: 'due' | 'paid') => Point | null;
  /** The written value of a fact, which tells how far `offsetsBy` steps. */
  readonly factValue: (key: FactKey) => FactValue;
  /** What the entry that an anchor picks says; null without such an entry or while it says nothing. */
  readonly listPoint: (anchor: ListAnchor) => Point | null;
}

type Reached = { readonly point: Point } | { readonly waitsFor: readonly string[] };

/**
 * Answers a rule: the anchor's point, its offsets in order, then the clock time. A fact waited for is named by its
 * key, others as `stage:<key>` and `milestone:<key>`. Without a clock time the instant is the anchor's own, shifted by
 * minutes and hours; a step of days drops it, and hours after such a step count from the start of the day.
 */
export const resolve = (rule: Rule, view: RuleView): Resolution => {
  const reached = reach(rule.anchor, view);
  if ('waitsFor' in reached) return { state: 'waiting', waitsFor: reached.waitsFor };
  const offsets = offsetsOf(rule, view);
  if (!Array.isArray(offsets)) return { state: 'waiting', waitsFor: [offsets.waitsFor] };
  const point = offsets.reduce((from, offset) => shift(from, offset, view.calendar), reached.point);
  return { state: 'set', ...atClock(point, rule.at, view.calendar) };
};

const offsetsOf = (
  { offsets = [], offsetsBy }: Rule,
  view: RuleView,
): Offset[] | { readonly waitsFor: FactKey } => {
  if (offsetsBy === undefined) return [...offsets];
  const value = view.factValue(offsetsBy.fact);
  const found = typeof value === 'string' ? offsetsBy.of[value] : undefined;
  return found === undefined ? { waitsFor: offsetsBy.fact } : [...found];
};

const atClock = (point: Point, at: Rule['at'], calendar: Calendar): Point => {
  if (at === undefined) return point;
  if (at !== 'closing') return { ...point, at: instantAt(point.on, at, calendar.zone) };
  const closing = closingAfter(calendar, point);
  return { ...closing, isProvisional: point.isProvisional || closing.isProvisional };
};

const reach = (anchor: Anchor, view: RuleView): Reached => {
  if ('latestOf' in anchor) return reachLatest(anchor.latestOf, view);
  if ('earliestOf' in anchor) return reachEarliest(anchor.earliestOf, view);
  if ('list' in anchor) return known(view.listPoint(anchor), anchor.item);
  if ('fact' in anchor) {
    const { fact, ...filter } = anchor;
    return known(view.factPoint(fact, filter), fact);
  }
  if ('milestone' in anchor) {
    return known(view.milestonePoint(anchor.milestone, anchor.state), `milestone:${anchor.milestone}`);
  }
  const at = view.stageEntry(anchor.stageEntered);
  const point = at === null ? null : pointAt(at, view.calendar);
  return known(point, `stage:${anchor.stageEntered}`);
};

const known = (point: Point | null, name: string): Reached =>
  point === null ? { waitsFor: [name] } : { point };

const reachLatest = (anchors: readonly Anchor[], view: RuleView): Reached => {
  const reached = anchors.map((anchor) => reach(anchor, view));
  const waitsFor = [...new Set(reached.flatMap((anchor) => ('waitsFor' in anchor ? anchor.waitsFor : [])))];
  if (waitsFor.length > 0) return { waitsFor };
  const points = reached.flatMap((anchor) => ('point' in anchor ? [anchor.point] : []));
  const [first, ...others] = points;
  if (first === undefined) throw new RangeError('latestOf names no anchor');
  const latest = others.reduce((later, point) => (isLater(point, later) ? point : later), first);
  // Any provisional point may become the latest one when its year is published.
  return { point: { ...latest, isProvisional: points.some((point) => point.isProvisional) } };
};

const reachEarliest = (anchors: readonly Anchor[], view: RuleView): Reached => {
  const reached = anchors.map((anchor) => reach(anchor, view));
  const points = reached.flatMap((eachReached) => ('point' in eachReached ? [eachReached.point] : []));
  const [first, ...others] = points;
  if (first === undefined)
    return {
      waitsFor: [
        ...new Set(reached.flatMap((eachReached) => ('waitsFor' in eachReached ? eachReached.waitsFor : []))),
      ],
    };
  const earliest = others.reduce((early, point) => (isLater(early, point) ? point : early), first);
  return { point: { ...earliest, isProvisional: points.some((point) => point.isProvisional) } };
};

const isLater = (point: Point, otherPoint: Point): boolean =>
  point.on === otherPoint.on
    ? (point.at ?? -Infinity) > (otherPoint.at ?? -Infinity)
    : point.on > otherPoint.on;

/** The point of an instant in the calendar's zone. */
export const pointAt = (at: Instant, { zone }: Calendar): Point => ({
  on: dateOf(at, zone),
  at,
  isProvisional: false,
});

/** Moves a point by one offset: minutes and hours by the clock on the wall's instants, the others by business dates. */
export const shift = (point: Point, { amount, unit }: Offset, calendar: Calendar): Point => {
  const { on, isProvisional } = point;
  switch (unit) {
    case 'minutes':
    case 'hours': {
      const from = point.at ?? instantAt(on, '00:00', calendar.zone);
      const stepMs = unit === 'hours' ? hourMs : minuteMs;
      return { ...pointAt(instant(from + amount * stepMs), calendar), isProvisional };
    }
    case 'workingDays': {
      const reached = addWorkingDays(calendar, on, amount);
      return { on: reached.on, at: null, isProvisional: isProvisional || reached.isProvisional };
    }
    case 'days':
      return { on: addDays(on, amount), at: null, isProvisional };
    case 'weeks':
      return { on: addDays(on, amount * 7), at: null, isProvisional };
    case 'months':
      return { on: addMonths(on, amount), at: null, isProvisional };
    case 'years':
      return { on: addYears(on, amount), at: null, isProvisional };
  }
};
