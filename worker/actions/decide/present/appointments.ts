import type { PresentedJob } from '#actions/decide/present/detail';
import { peopleOf } from '#actions/decide/present/people-of';
import type { JobAppointment } from '#contract/diary/diary';
import { isClash, type Appointment } from '#domain/appointments/appointment';
import type { PlannedAppointment } from '#domain/jobs/plan';
import { callEve } from '#domain/planning/appointments/call-eve';

interface Part {
  readonly planned: PlannedAppointment;
  /** The stored rows of it that are on. */
  readonly rows: readonly Appointment[];
}

/** Who of an appointment is at another one of the same job, or of another job, at that time. */
const clashesOf = (
  { planned, rows }: Part,
  {
    state,
    rows: { appointmentClashes },
    names,
  }: PresentedJob & { readonly names: ReadonlyMap<string, string> },
): JobAppointment['clashes'] => {
  const entry = planned.entry?.id ?? '';
  const nameOf = (who: string): string => peopleOf([who], names)[0]?.name ?? who;
  const own = rows.flatMap((row) =>
    state.appointments
      .filter((second) => (second.key !== planned.key || second.entry !== entry) && isClash(row, second))
      .map(({ who, startsAt }) => ({ name: nameOf(who), jobNumber: state.job.number, startsAt })),
  );
  // Those of other jobs were read at a stored time; after a change of the time they are read again.
  const others = appointmentClashes
    .filter((clash) => clash.key === planned.key && clash.entry === entry)
    .filter(({ who }) => rows.some((row) => row.who === who))
    .map(({ who, jobNumber, startsAt }) => ({ name: nameOf(who), jobNumber, startsAt }));
  return [...own, ...others];
};

/** The appointments of a job, with what a person should know before keeping them. */
export const jobAppointments = (presentedJob: PresentedJob): readonly JobAppointment[] => {
  const { state, flow, plan, calendar, rows } = presentedJob;
  if (plan.appointments.length === 0) return [];
  const names = new Map(rows.staff.map(({ id, name }) => [id, name]));
  return plan.appointments.map((planned) => {
    const entry = planned.entry?.id ?? null;
    const own = state.appointments.filter(
      (row) => row.key === planned.key && row.entry === (entry ?? '') && row.state !== 'cancelled',
    );
    return {
      key: planned.key,
      entry,
      startsAt: planned.startsAt,
      endsAt: planned.endsAt,
      state: planned.state,
      place: planned.place,
      people: [...peopleOf(planned.who, names)],
      isInsideLead: planned.isInsideLead,
      callEve: callEve(flow, planned, { tasks: plan.tasks, calendar }),
      clashes:
        planned.state === 'cancelled' ? [] : clashesOf({ planned, rows: own }, { ...presentedJob, names }),
    };
  });
};
