import type { JobAppointment } from '#contract/diary/diary';
import { appointmentKeys } from '#domain/flow/appointment-item';
import type { AppointmentItem, FieldItem } from '#domain/flow/flow';
import { compile } from '#domain/flow/compile/compile';
import { itemsOf } from '#domain/flow/items-of';
import { cellKey, type EntryRef } from '#domain/rules/fact-key';
import { minuteMs } from '#domain/time/day';
import { factValue } from '../../fields/items.ts';
import { addTexts } from '../../texts/catalogue.ts';
import { formatDate, formatInstant } from '../../texts/formats.ts';
import { appointmentTexts } from '../../texts/job/appointment.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { PanelProblem } from '../panel/panel-problem.tsx';
import { useCellEdit } from '../panel/use-cell-edit.ts';
import { FieldRow } from './field-row.tsx';
import rows from '../panel/rows.module.css';

// The panel comes later, and so do the texts that only it shows.
addTexts(appointmentTexts);

interface AppointmentRowProps {
  readonly item: AppointmentItem;
  readonly entry?: EntryRef;
  /** Only what is asked of people in the days before: the time, the call and the result. */
  readonly isShort?: boolean;
}

/** An appointment as one group: when, how long, where, the call and its result, and what speaks against its time. */
export function AppointmentRow({ item, entry, isShort = false }: AppointmentRowProps) {
  const { localize } = useTexts();
  const { detail, flow } = usePanel();
  const keys = appointmentKeys(item);
  const { minutes, place, callAt } = keys;
  const own = new Set<string>(Object.values(keys));
  if (isShort) for (const key of [minutes, place, callAt]) own.delete(key);
  const at = factValue(detail, entry === undefined ? keys.at : cellKey(entry, keys.at));
  const fields = itemsOf(flow).filter(
    (field): field is FieldItem => field.item === 'field' && own.has(field.key),
  );
  const known = detail.appointments.find(
    (each) => each.key === item.key && each.entry === (entry?.id ?? null),
  );
  return (
    <fieldset className={rows['form']} data-appointment={item.key}>
      <legend>{localize(item.label)}</legend>
      {fields
        // Before there is a time there is nothing to confirm and no result.
        .filter(({ key }) => key === keys.at || typeof at === 'number')
        .map((field) => (
          <FieldRow key={field.key} item={field} {...(entry === undefined ? {} : { entry })} />
        ))}
      {known === undefined ? null : (
        <>
          <AppointmentSummary item={item} known={known} />
          <AppointmentWarnings item={item} known={known} entry={entry} />
        </>
      )}
    </fieldset>
  );
}

interface SummaryProps {
  readonly item: AppointmentItem;
  readonly known: JobAppointment;
}

/** What holds while nobody wrote otherwise: the length, the place, and who is there. */
function AppointmentSummary({ item, known }: SummaryProps) {
  const { t } = useTexts();
  const names = known.people.map(({ name }) => name).join(', ');
  const place = known.place ?? t(item.place === 'shop' ? 'appointment.inShop' : 'appointment.atCustomer');
  const count = Math.round((known.endsAt - known.startsAt) / minuteMs);
  return (
    <p className={rows['note']}>
      {[
        t('appointment.minutes', { count }),
        place,
        ...(names === '' ? [] : [t('appointment.who', { names })]),
      ].join(' · ')}
    </p>
  );
}

interface WarningsProps {
  readonly item: AppointmentItem;
  readonly known: JobAppointment;
  readonly entry: EntryRef | undefined;
}

/** What a person should know before keeping the time: somebody is elsewhere, it is too near, the call is on a day off. */
function AppointmentWarnings({ item, known, entry }: WarningsProps) {
  const { t, locale } = useTexts();
  const { detail, flow, me } = usePanel();
  const { at, call, callAt } = appointmentKeys(item);
  const keyIn = (key: string): string => (entry === undefined ? key : cellKey(entry, key));
  const edit = useCellEdit(`fact:${keyIn(callAt)}`, null);
  const placeOf = (key: string): number => detail.facts.findLastIndex((fact) => fact.key === keyIn(key));
  const answered = factValue(detail, keyIn(call));
  // Facts are in the order of their versions.
  const isOutdated = answered === 'confirmed' && placeOf(call) < placeOf(at);
  const field = compile(flow).itemsByKey.get(at);
  const days = field?.item === 'field' ? (field.lead?.workingDays ?? 0) : 0;
  const { callEve, clashes, isInsideLead } = known;
  return (
    <>
      {clashes.map((clash) => (
        <p key={`${clash.name} ${clash.jobNumber}`} role="alert" className={rows['warning']}>
          {t('live.clash', {
            name: clash.name,
            job: clash.jobNumber,
            when: formatInstant(clash.startsAt, locale, me),
          })}
        </p>
      ))}
      {isInsideLead ? <p className={rows['warning']}>{t('appointment.insideLead', { days })}</p> : null}
      {isOutdated ? <p className={rows['warning']}>{t('appointment.outdated')}</p> : null}
      {callEve === null ? null : (
        <p className={rows['warning']}>
          {t('appointment.eve', {
            on: formatDate(callEve.on, locale, me),
            when: formatInstant(callEve.offeredAt, locale, me),
          })}{' '}
          <Button
            isBusy={edit.isSaving}
            onClick={() =>
              void edit.send({
                value: callEve.offeredAt,
                text: formatInstant(callEve.offeredAt, locale, me),
              })
            }
          >
            {t('appointment.useEve')}
          </Button>
        </p>
      )}
      {edit.problem ? <PanelProblem problem={edit.problem} /> : null}
    </>
  );
}
