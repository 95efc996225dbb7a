import { describe, expect, it } from 'vitest';
import { wedding } from '#domain/trades/wedding/index';
import { fillPlaceholders } from '../../../admin/texts/fill-placeholders.ts';
import { textOf, type TextKey } from '../../../admin/texts/catalogue.ts';
import { methodWords } from '../../../admin/job/money/payments/method-words.ts';
import {
  actionWords,
  actorWords,
  pathWords,
  valueWords,
  type HistoryView,
} from '../../../admin/fields/history-words.ts';

const view: HistoryView = {
  texts: {
    locale: 'en',
    setLocale: () => {},
    t: (key, values = {}) => fillPlaceholders(textOf(key).en, values),
    say: (text) => text.en,
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
  ])('%s %s is told in words of the catalogue', (path, value, words) => {
    const inChinese = {
      ...view,
      texts: { ...view.texts, t: (key: TextKey) => textOf(key)['zh-Hans'] },
    };
    expect(valueWords(path, value, view)).toBe(words);
    expect(valueWords(path, value, inChinese)).not.toMatch(/[a-z]/);
  });
});

describe('how money came', () => {
  it.each([
    ['transfer', 'Bank transfer'],
    ['online', 'Paid online'],
    ['barter', 'barter'],
  ])('%s is told as %s', (method, words) => {
    expect(methodWords(method, view.texts.t)).toBe(words);
  });
});

describe('history in words', () => {
  it('names the unit of a number, and the machine that did it', () => {
    expect(valueWords('fact:size', 120, view)).toBe('120 guests');
    expect(actorWords('tick', view)).toBe('Jobsheet itself');
  });

  it('names facts by their items, documents with their state, and other things by their kind', () => {
    expect(pathWords('fact:wedding.on', view)).toBe('Wedding day');
    expect(pathWords('fact:contract.signed', view)).toMatch(/ · signed$/);
    expect(pathWords('payment:pay_1', view)).toBe('Payment');
    expect(pathWords('milestone:mil_1.amountMinor', view)).toBe('Milestone');
    expect(pathWords('unheard.of', view)).toBe('unheard.of');
  });

  it('reads values as their kind, and says nothing of what it does not know', () => {
    expect(valueWords('fact:wedding.on', '2026-12-20', view)).toBe('20 Dec');
    expect(valueWords('fact:hotel.type', 'ballroom', view)).toBe('Hotel ballroom');
    expect(valueWords('fact:consultant', 'stf_1', view)).toBe('Mei');
    expect(valueWords('contractTotalMinor', 8_000_000, view)).toBe('¥80,000.00');
    expect(valueWords('payment:pay_1', { amountMinor: 100_000, method: 'cash' }, view)).toBe('¥1,000.00');
    expect(valueWords('fact:contract.filed', { version: 2, title: 'Second' }, view)).toBe(
      'Version 2 · Second',
    );
    expect(valueWords('stage', 'intention', view)).toBe('Intention deposit');
    expect(valueWords('title', null, view)).toBe('—');
  });

  it('says who did what', () => {
    expect(actorWords('stf_1', view)).toBe('Mei');
    expect(actorWords('provider:standard', view)).toBe('payment provider');
    const entry = { version: 2, at: 0, actor: 'stf_1', reason: null, requestId: 'req_1', changes: [] };
    expect(actionWords({ ...entry, action: 'move-stage' }, view)).toBe('moved the stage');
    expect(actionWords({ ...entry, action: 'something-new' }, view)).toBe('something-new');
  });
});
