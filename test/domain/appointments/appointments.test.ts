import { describe, expect, test } from 'vitest';
import { checkFlow } from '#domain/flow/check/check-flow';
import { compile } from '#domain/flow/compile/compile';
import type { AppointmentItem, Flow } from '#domain/flow/flow';
import { itemsOf } from '#domain/flow/items-of';
import { callEve } from '#domain/planning/appointments/call-eve';
import { text } from '#domain/texts/text';
import { appointmentsFlow } from '#test/kit/appointments';
import { renovation1 } from '#test/kit/flows/renovation-1';
import { chinaCalendar, moment } from '#test/kit/rules';
import { entryId } from '#test/kit/visits';
import { walk } from '../../requirements/walk';

const job = () => walk(appointmentsFlow, '2026-03-02').record({ surveyor: 'stf_sun', designer: 'stf_lin' });
const rows = (walked: ReturnType<typeof job>, key = 'survey') =>
  walked
    .state()
    .appointments.filter((row) => row.key === key)
    .map(({ who, state, startsAt }) => [who, state, startsAt]);
const at = moment('2026-03-06', '10:00');

describe('an appointment is compiled into fields', () => {
  test('under keys that a trade had before, its time as the column and the rest as parts of it', () => {
    const fields = itemsOf(appointmentsFlow).filter(({ key }) => key.startsWith('survey.'));
    expect(fields.map(({ key, partOf, isRequired }) => [key, partOf, isRequired])).toEqual([
      ['survey.at', undefined, true],
      ['survey.minutes', 'survey.at', undefined],
      ['survey.place', 'survey.at', undefined],
      ['survey.call', 'survey.at', undefined],
      ['survey.call-at', 'survey.at', undefined],
    ]);
    expect(compile(appointmentsFlow).itemsByKey.get('survey.at')).toMatchObject({
      kind: 'instant',
      lead: { workingDays: 1, waivedWhen: { fact: 'emergency', is: true } },
    });
    expect(itemsOf(appointmentsFlow).find(({ key }) => key === 'trial.result')?.isRequired).toBe(true);
    expect(checkFlow(appointmentsFlow)).toEqual([]);
  });

  test('renovation moves onto it without moving a fact: the same keys, kinds and choices of the call', () => {
    const survey: AppointmentItem = {
      item: 'appointment',
      key: 'survey',
      label: text('Survey time', '勘察时间', '勘察時間'),
      stage: 'inquiry',
      isRequired: true,
      minutes: 90,
      place: 'customer',
      people: ['surveyor', 'designer'],
      lead: { workingDays: 1 },
      confirm: {
        by: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '17:30' },
        who: { staffField: 'surveyor' },
      },
      source: ['REN-01-DATA'],
    };
    const old = new Set(['survey.at', 'survey.call']);
    const changed: Flow = {
      ...renovation1,
      items: [survey, ...renovation1.items.filter(({ key }) => !old.has(key))],
    };
    expect(checkFlow(changed)).toEqual([]);
    const retained = (flow: Flow) =>
      itemsOf(flow)
        .filter(({ key }) => old.has(key))
        .map((item) => [item.key, item.item === 'field' ? [item.kind, item.choices] : null]);
    expect(retained(changed)).toEqual(retained(renovation1));
  });

  test('a field that the author wrote stays: a text result stays a text', () => {
    const trial = appointmentsFlow.items.find(({ key }) => key === 'trial');
    const own: Flow = {
      ...appointmentsFlow,
      items: [
        ...appointmentsFlow.items,
        {
          item: 'field',
          key: 'trial.result',
          kind: 'text',
          label: text('r', 'r', 'r'),
          stage: 'work',
          source: ['T'],
        },
      ],
    };
    expect(trial?.item).toBe('appointment');
    expect(itemsOf(own).filter(({ key }) => key === 'trial.result')).toMatchObject([{ kind: 'text' }]);
    expect(checkFlow(own)).toEqual([]);
  });

  test('the flow check names what an appointment cannot be', () => {
    const wrong = (more: Partial<AppointmentItem>) =>
      checkFlow({
        ...appointmentsFlow,
        items: appointmentsFlow.items.map((item) =>
          item.item === 'appointment' && item.key === 'repair' ? { ...item, ...more } : item,
        ),
      }).map(({ code, at: place }) => `${place} ${code}`);
    expect(wrong({ minutes: 0 })).toContain('items.repair bad-bounds');
    expect(wrong({ people: ['bay'] })).toContain('items.repair.people wrong-field-kind');
    expect(wrong({ people: ['nobody'] })).toContain('items.repair.people unknown-fact');
    expect(wrong({ crew: ['juggler'] })).toContain('items.repair.crew wrong-value');
    expect(wrong({ resources: ['mechanic'] })).toContain('items.repair.resources wrong-field-kind');
    expect(wrong({ place: { fact: 'emergency' } })).toContain('items.repair.place wrong-field-kind');
  });
});

describe('rows of the diary', () => {
  test('one for each who is there, from its time for its length; a new time moves them, in the order of versions', () => {
    const walked = job().record({ 'survey.at': at });
    expect(rows(walked)).toEqual([
      ['stf_sun', 'booked', at],
      ['stf_lin', 'booked', at],
    ]);
    const [first] = walked.state().appointments;
    expect((first?.endsAt ?? 0) - at).toBe(90 * 60_000);
    const later = moment('2026-03-09', '14:00');
    walked.record({ 'survey.at': later, 'survey.minutes': 45, 'survey.place': 'Gate 3' });
    const [changed] = walked.state().appointments;
    expect(changed).toMatchObject({ startsAt: later, endsAt: later + 45 * 60_000, place: 'Gate 3' });
    expect(changed?.changedVersion).toBeGreaterThan(first?.changedVersion ?? 0);
  });

  test('whoever is no longer there, and a cleared time, are kept as cancelled', () => {
    const walked = job().record({ 'survey.at': at }).record({ designer: 'stf_zhou' });
    expect(rows(walked)).toEqual([
      ['stf_sun', 'booked', at],
      ['stf_lin', 'cancelled', at],
      ['stf_zhou', 'booked', at],
    ]);
    walked.record({ 'survey.at': null });
    expect(new Set(rows(walked).map(([, state]) => state))).toEqual(new Set(['cancelled']));
    walked.record({ 'survey.at': at });
    expect(rows(walked).filter(([, state]) => state === 'booked')).toHaveLength(2);
  });

  test('nothing is written again while nothing of it changes', () => {
    const walked = job().record({ 'survey.at': at });
    const before = walked.state().appointments;
    walked.record({ emergency: true });
    expect(walked.state().appointments).toEqual(before);
  });

  test('suppliers of the crew and a thing are there too; without anybody the assignee is', () => {
    const walked = job().book('stylist').record({ 'trial.at': at, 'repair.at': at, bay: 'one' });
    expect(rows(walked, 'trial').map(([who]) => who)).toEqual(['crew:李明']);
    expect(rows(walked, 'repair').map(([who]) => who)).toEqual(['stf_owner', 'resource:bay:one']);
    walked.book('stylist', 'cancelled');
    expect(rows(walked, 'trial')).toEqual([
      ['crew:李明', 'cancelled', at],
      ['stf_owner', 'booked', at],
    ]);
    expect(rows(walked.record({ 'trial.result': 'good' }), 'trial').at(-1)?.[1]).toBe('held');
  });

  test('an entry of a list has its own; removed with the entry', () => {
    const cell = (key: string) => `meetings/${entryId(1)}/${key}`;
    const walked = job().record({
      [cell('topic')]: 'Tiles',
      [cell('talk.at')]: at,
      [cell('talker')]: 'stf_1',
    });
    expect(walked.state().appointments.filter(({ key }) => key === 'talk')).toMatchObject([
      { entry: entryId(1), who: 'stf_1', state: 'booked' },
    ]);
    expect(walked.task(`talk.confirm/${entryId(1)}`)?.state).toBe('open');
    walked.record({ [`meetings/${entryId(1)}`]: false });
    expect(rows(walked, 'talk').map(([, state]) => state)).toEqual(['cancelled']);
  });
});

describe('the lead time', () => {
  test('waived by an emergency; once that is false again the time stands and is marked', () => {
    const walked = job().record({ emergency: true, 'survey.at': moment('2026-03-02', '15:00') });
    expect(walked.plan().appointments[0]?.isInsideLead).toBe(false);
    walked.record({ emergency: false });
    expect(walked.plan().appointments[0]).toMatchObject({ isInsideLead: true, state: 'booked' });
    expect(walked.plan().appointments[0]?.startsAt).toBe(moment('2026-03-02', '15:00'));
  });
});

describe('the call that confirms (REN-01-CALL, REP-01-CALL)', () => {
  const call = (walked: ReturnType<typeof job>) => walked.task('survey.confirm');

  test('is due at 17:30 the day before, for the surveyor (Q5)', () => {
    const walked = job().record({ 'survey.at': at });
    expect(call(walked)).toMatchObject({
      dueAt: moment('2026-03-05', '17:30'),
      assigneeId: 'stf_sun',
      state: 'open',
    });
  });

  test('confirmed ends it; no answer does not; a confirmation of an earlier time does not count', () => {
    const walked = job().record({ 'survey.at': at });
    expect(call(walked.record({ 'survey.call': 'no-answer' }))?.state).toBe('open');
    expect(call(walked.record({ 'survey.call': 'confirmed' }))?.state).toBe('done');
    expect(call(walked.record({ 'survey.at': moment('2026-03-10', '10:00') }))?.state).toBe('open');
  });

  test('moved ends it only once the new time is written, after it or with it', () => {
    const walked = job().record({ 'survey.at': at });
    expect(call(walked.record({ 'survey.call': 'moved' }))?.state).toBe('open');
    expect(call(walked.record({ 'survey.at': moment('2026-03-10', '10:00') }))?.state).toBe('done');
    const both = job().record({ 'survey.at': at });
    both.record({ 'survey.call': 'moved', 'survey.at': moment('2026-03-11', '10:00') });
    expect(call(both)?.state).toBe('done');
  });

  test('on a day off it keeps the calendar day and offers the working day before (Q4)', () => {
    const calendar = chinaCalendar();
    const eve = (walked: ReturnType<typeof job>) => {
      const [planned] = walked.plan().appointments;
      if (planned === undefined) throw new Error('no appointment');
      return callEve(appointmentsFlow, planned, { tasks: walked.plan().tasks, calendar });
    };
    const monday = job().record({ 'survey.at': moment('2026-03-09', '10:00') });
    expect(call(monday)?.dueAt).toBe(moment('2026-03-08', '17:30'));
    expect(eve(monday)).toEqual({ on: '2026-03-08', offeredAt: moment('2026-03-06', '17:30') });
    monday.record({ 'survey.call-at': moment('2026-03-06', '17:30') });
    expect(call(monday)?.dueAt).toBe(moment('2026-03-06', '17:30'));
    expect(eve(monday)).toBeNull();
    // The agreed time is void once the appointment has moved.
    monday.record({ 'survey.at': moment('2026-03-12', '10:00') });
    expect(call(monday)?.dueAt).toBe(moment('2026-03-11', '17:30'));
    // 9 October 2026 is the first working day after the holiday; the Saturday after it is a make-up day.
    const afterHoliday = job().record({ 'survey.at': moment('2026-10-08', '10:00') });
    expect(eve(afterHoliday)?.on).toBe('2026-10-07');
    const afterMakeUp = job().record({ 'survey.at': moment('2026-10-11', '10:00') });
    expect(eve(afterMakeUp)).toBeNull();
  });
});
