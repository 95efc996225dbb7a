import { expect, it } from 'vitest';
import { nextInTurn } from '#domain/appointments/turn';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { FieldItem, Flow } from '#domain/flow/flow';
import { garage } from '#test/kit/garage';
import { moment } from '#test/kit/rules';

const turn = (staffId: string, clock: '08:00' | '09:00' | null, isBusy = false) => ({
  staffId,
  lastAt: clock === null ? null : moment('2026-03-02', clock),
  isBusy,
});

it('is the turn of whoever had none, then of whose last is longest ago', () => {
  expect(nextInTurn([turn('a', '08:00'), turn('b', null), turn('c', '09:00')])).toBe('b');
  expect(nextInTurn([turn('a', '09:00'), turn('c', '08:00')])).toBe('c');
  expect(nextInTurn([turn('c', null), turn('b', null)])).toBe('b');
});

it('passes over who is busy while anybody is free', () => {
  expect(nextInTurn([turn('a', '08:00', true), turn('b', '09:00')])).toBe('b');
  expect(nextInTurn([turn('a', '09:00', true), turn('b', '08:00', true)])).toBe('b');
  expect(nextInTurn([])).toBeNull();
});

const withMechanic = (more: Partial<FieldItem>): Flow => ({
  ...garage,
  items: garage.items.map((item) =>
    item.item === 'field' && item.key === 'mechanic' ? { ...item, ...more } : item,
  ),
});

const issues = (flow: Flow) => checkFlow(flow).map(({ code, at }) => `${code} ${at}`);

it('is of a field of a duty, by a condition that the flow knows', () => {
  const inTurnWhen = { fact: 'price' };
  expect(issues(withMechanic({ inTurnWhen }))).toEqual([]);
  const ofNoDuty = garage.items.map((item) =>
    item.item === 'field' && item.key === 'price' ? { ...item, inTurnWhen: { fact: 'visit.at' } } : item,
  );
  expect(issues({ ...garage, items: ofNoDuty })).toEqual(['wrong-field-kind items.price']);
  expect(issues(withMechanic({ inTurnWhen: { fact: 'colour' } }))).toEqual([
    'unknown-fact items.mechanic.inTurnWhen',
  ]);
});
