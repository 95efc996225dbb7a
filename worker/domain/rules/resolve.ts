import { addWorkingDays, type Calendar } from '#domain/time/calendar';
import {
  addDays,
  addMonths,
  addYears,
  dateOf,
  hourMs,
  instant,
  instantAt,
  type BusinessDate,
  type Instant,
} from '#domain/time/day';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import type { Anchor, Offset, Resolution, Rule } from '#domain/rules/rule';

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
}

type Reached = { readonly point: Point } | { readonly waitsFor: readonly string[] };

/**
 * Resolves a rule: the anchor's point, its offsets in order, then the clock time. An awaited fact is returned
 * as its key, others as `stage:<key>` and `milestone:<key>`. Without a clock time the instant is the anchor's
 * own, shifted by hours; an offset of days drops it, and hours after such an offset count from the start of
 * the day.
 */
export const resolve = (rule: Rule, view: RuleView): Resolution => {
  const reached = reach(rule.anchor, view);
  if ('waitsFor' in reached) return { state: 'waiting', waitsFor: reached.waitsFor };
  const { on, at, isProvisional } = (rule.offsets ?? []).reduce(
    (point, offset) => shift(point, offset, view.calendar),
    reached.point,
  );
  return {
    state: 'set',
    on,
    at: rule.at === undefined ? at : instantAt(on, rule.at, view.calendar.zone),
    isProvisional,
  };
};

const reach = (anchor: Anchor, view: RuleView): Reached => {
  if ('latestOf' in anchor) return reachLatest(anchor.latestOf, view);
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

const isLater = (point: Point, other: Point): boolean =>
  point.on === other.on ? (point.at ?? -Infinity) > (other.at ?? -Infinity) : point.on > other.on;

/** The point of an instant in the calendar's zone. */
export const pointAt = (at: Instant, { zone }: Calendar): Point => ({
  on: dateOf(at, zone),
  at,
  isProvisional: false,
});

/** Shifts a point by one offset: hours change the instant, the other units count business dates. */
export const shift = (point: Point, { amount, unit }: Offset, calendar: Calendar): Point => {
  const { on, isProvisional } = point;
  switch (unit) {
    case 'hours': {
      const from = point.at ?? instantAt(on, '00:00', calendar.zone);
      return { ...pointAt(instant(from + amount * hourMs), calendar), isProvisional };
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
