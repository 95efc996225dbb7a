import { useState, type FormEvent } from 'react';
import type { JobDetail } from '#contract/jobs/job-answers';
import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useEdit } from '../panel/use-edit.ts';
import lists from '../../ui/lists.module.css';

type BookingView = JobDetail['bookings'][number];

/**
 * The suppliers booked for the job, such as hosts and photographers; warns when one is booked elsewhere on
 * that day.
 */
export function Crew() {
  const { t } = useTexts();
  const { detail, flow } = usePanel();
  if (flow.crewRoles.length === 0) return null;
  return (
    <section aria-label={t('crew.title')}>
      <h3>{t('crew.title')}</h3>
      <ul className={lists['list']}>
        {detail.bookings.map((booking) => (
          <BookingLine key={booking.id} booking={booking} />
        ))}
      </ul>
      <NewBooking />
    </section>
  );
}

function BookingLine({ booking }: { readonly booking: BookingView }) {
  const { t, localize, locale } = useTexts();
  const { detail, flow, actions, me } = usePanel();
  const edit = useEdit();
  const role = flow.crewRoles.find((crewRole) => crewRole.key === booking.role);
  const change = (state: BookingView['state']) =>
    void edit.run(() =>
      actions.saveBooking(
        detail.job.id,
        {
          bookingId: booking.id,
          role: booking.role,
          supplier: booking.supplier,
          phone: booking.phone,
          on: booking.on,
          state,
        },
        detail.job.version,
      ),
    );
  return (
    <li className={lists['payment']}>
      <span>
        {role ? localize(role.label) : booking.role}: {booking.supplier}
      </span>
      <small>
        {t(`crew.${booking.state}`)}
        {booking.on ? ` · ${formatDate(booking.on, locale, me)}` : ''}
      </small>
      {booking.clashesWith.length > 0 ? (
        <p role="alert" className={lists['warning']}>
          {t('crew.clash', { jobs: booking.clashesWith.map((number) => `J-${number}`).join(t('where.and')) })}
        </p>
      ) : null}
      <span className={lists['actions']}>
        {booking.state === 'asked' ? (
          <Button
            isBusy={edit.isSaving}
            aria-label={`${t('crew.book')}: ${booking.supplier}`}
            onClick={() => change('booked')}
          >
            {t('crew.book')}
          </Button>
        ) : null}
        {booking.state === 'cancelled' ? null : (
          <Button
            look="quiet"
            isBusy={edit.isSaving}
            aria-label={`${t('shell.cancel')}: ${booking.supplier}`}
            onClick={() => change('cancelled')}
          >
            {t('shell.cancel')}
          </Button>
        )}
      </span>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </li>
  );
}

function NewBooking() {
  const { t, localize } = useTexts();
  const { detail, flow, actions } = usePanel();
  const edit = useEdit();
  const [role, setRole] = useState(flow.crewRoles[0]?.key ?? '');
  const [supplier, setSupplier] = useState('');
  const [on, setOn] = useState<string>(detail.job.keyDate ?? '');
  const add = async (event: FormEvent) => {
    event.preventDefault();
    if (supplier.trim() === '') return;
    const isDone = await edit.run((key) =>
      actions.withKey(key).saveBooking(detail.job.id, {
        role,
        supplier: supplier.trim(),
        on: on === '' ? null : on,
        state: 'asked',
      }),
    );
    if (isDone) setSupplier('');
  };
  return (
    <form className={lists['adder']} onSubmit={add}>
      <select aria-label={t('crew.role')} value={role} onChange={(event) => setRole(event.target.value)}>
        {flow.crewRoles.map((crewRole) => (
          <option key={crewRole.key} value={crewRole.key}>
            {localize(crewRole.label)}
          </option>
        ))}
      </select>
      <input
        aria-label={t('crew.name')}
        placeholder={t('crew.name')}
        value={supplier}
        maxLength={200}
        onChange={(event) => setSupplier(event.target.value)}
      />
      <input
        aria-label={t('crew.on')}
        type="date"
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      <Button type="submit" isBusy={edit.isSaving} disabled={supplier.trim() === ''}>
        {t('crew.add')}
      </Button>
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </form>
  );
}
