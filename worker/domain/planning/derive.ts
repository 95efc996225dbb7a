import { itemsOf } from '#domain/flow/items-of';
import { balancesOf, owedMinor } from '#domain/ledger/balances';
import type { Calendar } from '#domain/time/calendar';
import { holds } from '#domain/rules/condition';
import type { Instant } from '#domain/time/day';
import type { FactKey, FieldValue } from '#domain/rules/fact';
import { factKeyIn, placesOf } from '#domain/jobs/entries';
import type { Flow } from '#domain/flow/flow';
import { handOver } from '#domain/tasks/hand-over';
import { missingOf } from '#domain/planning/gate';
import type { JobState } from '#domain/jobs/job';
import { refundedIds } from '#domain/ledger/ledger';
import type { Plan, PlannedNotice } from '#domain/jobs/plan';
import { isAfterClosing } from '#domain/endings/after-closing';
import { planAppointments } from '#domain/planning/appointments/plan-appointments';
import { planMilestones, type MilestonePlanning } from '#domain/planning/plan-milestones';
import { planNotices } from '#domain/planning/plan-notices';
import { planTasks } from '#domain/tasks/plan-tasks';
import { endedMilestones, endedTasks } from '#domain/endings/exits';
import { contactStateOf } from '#domain/endings/contact-state';
import { withWorkedOutTotal } from '#domain/lines/line-amounts';
import { planWarranties } from '#domain/warranties/plan-warranties';
import { undeliveredTasks } from '#domain/tasks/undelivered-tasks';
import type { View } from '#domain/jobs/view';

/** The input of a plan. `now` (epoch ms) only decides which notices are too late to be planned. */
export interface DeriveSource {
  readonly flow: Flow;
  readonly state: JobState;
  readonly calendar: Calendar;
  readonly now: Instant;
}

/**
 * Milestones without reminders: money was refunded from them, and staff decide whether to demand it again by
 * setting the due date (LEDGER, refund after allocation).
 */
const silentKeys = (state: JobState): ReadonlySet<string> => {
  const refunded = refundedIds(state);
  return new Set(
    state.milestones.filter(({ id, isManualDue }) => refunded.has(id) && !isManualDue).map(({ key }) => key),
  );
};

/** Derives the plan from a job's facts: dues and their reasons, notices, missing items, warranties. */
export const derive = ({ flow, state: stored, calendar, now }: DeriveSource): Plan => {
  const state = withWorkedOutTotal(flow, stored);
  const isEnded = state.job.endedAs !== null;
  const { milestones: lines, view, fixedAmounts } = planMilestones({ flow, state, calendar });
  const milestones = isEnded ? endedMilestones(lines) : lines;
  const passing = handOver({ flow, view, state });
  const planned = [
    ...planTasks(flow, view, { ownerId: state.job.ownerId, current: state.tasks }),
    ...passing.tasks,
  ];
  const tasks = isEnded ? endedTasks(planned) : planned;
  const warranties = planWarranties(flow, view, state.lines);
  const notices = planNotices({
    flow,
    view,
    milestones,
    silentKeys: silentKeys(state),
    tasks,
    current: state.notices,
    storedTasks: state.tasks,
    warranties,
    stageEnteredAt: state.job.stageEnteredAt,
    calendar,
    now,
  });
  const wanted = wantedNotices(flow, state, notices);
  return {
    holder: passing.holder,
    milestones,
    tasks: [...tasks, ...undeliveredTasks({ flow, view, state, notices: wanted, calendar })],
    notices: wanted,
    warranties,
    appointments: planAppointments(flow, view, state),
    missing: missingIn({ flow, state }, { milestones, view }),
    suggestions: suggestionsOf(flow, view),
    absentItems: absentItemsOf(flow, view),
    contact: contactStateOf(flow, state, view),
    balances: balancesOf(state, milestones),
    fixedAmounts,
    isPriceFixed: flow.priceFixedWhen !== undefined && holds(flow.priceFixedWhen, view),
    isProvisional:
      milestones.some((milestone) => milestone.isProvisional) || tasks.some((task) => task.isProvisional),
  };
};

const missingIn = (
  { flow, state }: Pick<DeriveSource, 'flow' | 'state'>,
  { milestones, view }: Pick<MilestonePlanning, 'milestones' | 'view'>,
): Plan['missing'] =>
  missingOf(flow, view, {
    milestones,
    owedMinor: owedMinor(state, milestones),
    currency: state.job.currency,
  });

/** What each stage still needs before it is left, as `derive` has it. A move of a stage asks for nothing else of the plan. */
export const deriveMissing = (source: Omit<DeriveSource, 'now'>): Plan['missing'] =>
  missingIn(source, planMilestones(source));

/** The notices that the job still sends: all while it is open, those for after closing when it is closed, none when it ended. */
const wantedNotices = (
  flow: Flow,
  { job }: JobState,
  notices: readonly PlannedNotice[],
): readonly PlannedNotice[] => {
  if (job.isWithdrawn || job.endedAs !== null) return [];
  return job.closedAt === null ? notices : notices.filter((notice) => isAfterClosing(flow, notice));
};

/** The fact keys of items whose condition does not hold, in the job and in each entry. */
const absentItemsOf = (flow: Flow, view: View): readonly FactKey[] =>
  itemsOf(flow).flatMap(({ key, when, of }) =>
    when === undefined
      ? []
      : placesOf(flow, of, view)
          .filter((place) => !holds(when, place.view))
          .map((place) => factKeyIn(place, key)),
  );

/** Values that fields with a rule or a fee table would take; null where the fee is by negotiation or unknown. */
const suggestionsOf = (flow: Flow, view: View): Readonly<Record<FactKey, FieldValue | null>> =>
  Object.fromEntries(
    itemsOf(flow).flatMap((item) =>
      item.item === 'field' && item.suggests !== undefined
        ? placesOf(flow, item.of, view).map((place) => [
            factKeyIn(place, item.key),
            place.view.suggestion(item.key),
          ])
        : [],
    ),
  );
