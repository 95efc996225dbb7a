import { dateOf, instant } from '#domain/time/day';
import { appointmentsOf } from '#domain/flow/items-of';
import { daysUntil } from '../../fields/due.ts';
import { AppointmentRow } from '../facts/appointment-row.tsx';
import { usePanel } from '../panel/panel-context.tsx';

/** Days ahead within which an appointment is near. */
const nearDays = 7;

/** Appointments of today and the next days, with the call that confirms them and its result to answer in place. */
export function NearAppointments() {
  const { detail, flow, me } = usePanel();
  const near = detail.appointments.filter(({ startsAt, state }) => {
    const days = daysUntil(dateOf(instant(startsAt), me.shop.zone), me.today);
    return state === 'booked' && days >= 0 && days <= nearDays;
  });
  return near.map(({ key, entry }) => {
    const item = appointmentsOf(flow.items).find((candidate) => candidate.key === key);
    if (item === undefined) return null;
    const { of: list } = item;
    const within = entry === null || list === undefined ? {} : { entry: { list, id: entry } };
    return <AppointmentRow isShort key={`${key} ${entry ?? ''}`} item={item} {...within} />;
  });
}
