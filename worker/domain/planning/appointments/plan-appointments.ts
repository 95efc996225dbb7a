import { appointmentKeys, appointmentMinutes } from '#domain/flow/appointment-item';
import { compile, type CompiledField } from '#domain/flow/compile/compile';
import type { AppointmentItem, Flow } from '#domain/flow/flow';
import { crewWho, resourceWho, type AppointmentState } from '#domain/appointments/appointment';
import { placesOf, type Place } from '#domain/jobs/entries';
import type { JobState } from '#domain/jobs/job';
import type { PlannedAppointment } from '#domain/jobs/plan';
import type { View } from '#domain/jobs/view';
import { isBookable } from '#domain/planning/appointments/lead-time';
import { holds } from '#domain/rules/condition';
import type { FactKey } from '#domain/rules/fact';
import { dateOf, instant, isInstant, minuteMs, type Instant } from '#domain/time/day';

type OfJob = Pick<JobState, 'job' | 'bookings'>;

const textOf = (view: View, key: FactKey): string | null => {
  const value = view.fieldValue(key);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
};

/** The people, the crew and the things of an appointment, each once; one empty name while there are none. */
const whoIsThere = (item: AppointmentItem, view: View, { job, bookings }: OfJob): readonly string[] => {
  const { people, crew = [], resources = [] } = item;
  const named = people.flatMap((key) => textOf(view, key) ?? []);
  const suppliers = bookings
    .filter(({ role, state }) => crew.includes(role) && state !== 'cancelled')
    .map(({ supplier }) => crewWho(supplier));
  // An appointment of the crew alone is not the assignee's.
  const isOfStaff = people.length > 0 || suppliers.length === 0;
  const staff = named.length > 0 || job.ownerId === null || !isOfStaff ? named : [job.ownerId];
  const things = resources.flatMap((key) => {
    const value = textOf(view, key);
    return value === null ? [] : [resourceWho(key, value)];
  });
  const all = [...new Set([...staff, ...suppliers, ...things])];
  return all.length === 0 ? [''] : all;
};

const minutesOf = ({ minutes, ...item }: AppointmentItem, view: View): number => {
  const written = view.fieldValue(appointmentKeys(item).minutes);
  const { min, max } = appointmentMinutes;
  return typeof written === 'number' ? Math.min(Math.max(Math.round(written), min), max) : minutes;
};

const placeIn = ({ place, ...item }: AppointmentItem, view: View): string | null =>
  textOf(view, appointmentKeys(item).place) ?? (typeof place === 'string' ? null : textOf(view, place.fact));

/** A closed job holds no appointment that was still to come. */
const stateOf = (
  item: AppointmentItem,
  {
    view,
    startsAt,
    closedAt,
  }: { readonly view: View; readonly startsAt: Instant; readonly closedAt: Instant | null },
): AppointmentState => {
  if (item.results !== undefined && view.hasFact(appointmentKeys(item).result)) return 'held';
  return closedAt !== null && startsAt > closedAt ? 'cancelled' : 'booked';
};

/** Whether a time that was booked in an emergency, or by a manager's reason, is nearer than the lead time allows. */
const isInsideLead = (field: CompiledField | undefined, place: Place, startsAt: Instant): boolean => {
  const { view } = place;
  const written = field === undefined ? null : view.fact(field.key);
  if (field?.lead === undefined || written === null) return false;
  const { workingDays: leadWorkingDays, waivedWhen } = field.lead;
  if (waivedWhen !== undefined && holds(waivedWhen, view)) return false;
  const { calendar } = view;
  return !isBookable(calendar, {
    on: dateOf(startsAt, calendar.zone),
    today: dateOf(written.recordedAt, calendar.zone),
    leadWorkingDays,
  });
};

/**
 * Plans the appointments of a job: one for each place where its time is known. Rows that stand and are not planned any
 * more are cancelled by `reconcile`.
 */
export const planAppointments = (flow: Flow, view: View, state: OfJob): readonly PlannedAppointment[] => {
  const { appointments, itemsByKey } = compile(flow);
  return appointments.flatMap((item) => {
    const { at } = appointmentKeys(item);
    const field = itemsByKey.get(at);
    return placesOf(flow, item.of, view).flatMap((place): readonly PlannedAppointment[] => {
      const startsAt = place.view.fieldValue(at);
      const isThere = item.when === undefined || holds(item.when, place.view);
      if (!isThere || typeof startsAt !== 'number' || !isInstant(startsAt)) return [];
      const { closedAt } = state.job;
      return [
        {
          key: item.key,
          entry: place.entry,
          label: item.label,
          who: whoIsThere(item, place.view, state),
          startsAt,
          endsAt: instant(startsAt + minutesOf(item, place.view) * minuteMs),
          state: stateOf(item, { view: place.view, startsAt, closedAt }),
          place: placeIn(item, place.view),
          isInsideLead: isInsideLead(field?.item === 'field' ? field : undefined, place, startsAt),
        },
      ];
    });
  });
};
