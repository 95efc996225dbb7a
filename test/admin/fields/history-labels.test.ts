import { describe, expect, it } from 'vitest';
import { wedding } from '#domain/trades/wedding/index';
import { fillPlaceholders } from '../../../admin/texts/fill-placeholders.ts';
import { textOf, type TextKey } from '../../../admin/texts/catalogue.ts';
import { methodLabel } from '../../../admin/job/money/payments/method-label.ts';
import {
  actionLabel,
  actorLabel,
  fieldLabel,
  formatValue,
  type HistoryView,
} from '../../../admin/fields/history-labels.ts';

const view: HistoryView = {
  texts: {
    locale: 'en',
    setLocale: () => {},
    t: (key, values = {}) => fillPlaceholders(textOf(key).en, values),
    localize: (text) => text.en,
  },
  flow: wedding,
  me: {
    id: 'stf_1',
    name: 'Mei',
    email: 'mei@example.test',
    role: 'owner',
    locale: 'en',
    shop: { name: 'Shop', zone: 'Asia/Shanghai', currency: 'CNY' },
    staff: [{ id: 'stf_1', name: 'Mei', role: 'owner' }],
    today: '2026-11-23',
    isLocal: true,
  },
  currency: 'CNY',
};

describe('the state of a row under a job', () => {
  it.each([
    ['task:tsk_1.state', 'done', 'Done'],
    ['change-order:cho_1.state', 'approved', 'approved'],
    ['booking:bkg_1.state', 'asked', 'asked'],
    ['line:lin_1.decision', 'deferred', 'deferred'],
  ])('%s %s is told in words of the catalogue', (path, value, label) => {
    const inChinese = {
      ...view,
      texts: { ...view.texts, t: (key: TextKey) => textOf(key)['zh-Hans'] },
    };
    expect(formatValue(path, value, view)).toBe(label);
    expect(formatValue(path, value, inChinese)).not.toMatch(/[a-z]/);
  });
});

it('days and instants of a row under a job are told as such', () => {
  expect(formatValue('line:lin_1.deferUntil', '2026-12-01', view)).toBe('1 Dec');
  expect(formatValue('line:lin_1.decidedAt', Date.UTC(2026, 10, 23, 1), view)).toContain('09:00');
  expect(formatValue('line:lin_1.unitMinor', 333, view)).toBe('¥3.33');
});

describe('how money came', () => {
  it.each([
    ['transfer', 'Bank transfer'],
    ['online', 'Paid online'],
    ['barter', 'barter'],
  ])('%s is told as %s', (method, label) => {
    expect(methodLabel(method, view.texts.t)).toBe(label);
  });
});

describe('history in words', () => {
  it('names the unit of a number, and the machine that did it', () => {
    expect(formatValue('fact:size', 120, view)).toBe('120 guests');
    expect(actorLabel('tick', view)).toBe('Jobsheet itself');
  });

  it('names facts by their items, documents with their state, and other things by their kind', () => {
    expect(fieldLabel('fact:wedding.on', view)).toBe('Wedding day');
    expect(fieldLabel('fact:contract.signed', view)).toMatch(/ · signed$/);
    expect(fieldLabel('payment:pay_1', view)).toBe('Payment');
    expect(fieldLabel('milestone:mil_1.amountMinor', view)).toBe('Milestone');
    expect(fieldLabel('unheard.of', view)).toBe('unheard.of');
  });

  it('reads values as their kind, and says nothing of what it does not know', () => {
    expect(formatValue('fact:wedding.on', '2026-12-20', view)).toBe('20 Dec');
    expect(formatValue('fact:hotel.type', 'ballroom', view)).toBe('Hotel ballroom');
    expect(formatValue('fact:consultant', 'stf_1', view)).toBe('Mei');
    expect(formatValue('contractTotalMinor', 8_000_000, view)).toBe('¥80,000.00');
    expect(formatValue('payment:pay_1', { amountMinor: 100_000, method: 'cash' }, view)).toBe('¥1,000.00');
    expect(formatValue('fact:contract.filed', { version: 2, title: 'Second' }, view)).toBe(
      'Version 2 · Second',
    );
    expect(formatValue('stage', 'intention', view)).toBe('Intention deposit');
    expect(formatValue('title', null, view)).toBe('—');
  });

  it('says who did what', () => {
    expect(actorLabel('stf_1', view)).toBe('Mei');
    expect(actorLabel('provider:standard', view)).toBe('payment provider');
    const entry = { version: 2, at: 0, actor: 'stf_1', reason: null, requestId: 'req_1', changes: [] };
    expect(actionLabel({ ...entry, action: 'move-stage' }, view)).toBe('moved the stage');
    expect(actionLabel({ ...entry, action: 'something-new' }, view)).toBe('something-new');
  });
});
