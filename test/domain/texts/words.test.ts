import { describe, expect, it } from 'vitest';
import { renovation } from '#domain/trades/renovation/index';
import { renderNotice } from '#domain/notices/notice-text';
import { noticeLabel, noticeTemplate } from '#domain/notices/notice-texts';
import { refusals } from '#domain/texts/refusal-texts';
import { refusalText, type RefusalCode } from '#domain/texts/refusal';
import { may, rights, type Right } from '#domain/rights/rights';
import { locales, text } from '#domain/texts/text';

const words = {
  label: text('a', 'b', 'c'),
  subject: text('{amount} due', '应付 {amount}', '應付 {amount}'),
  body: text(
    'Dear {customer}: {fact:survey.at}',
    '{customer}您好：{fact:survey.at}',
    '{customer}您好：{fact:survey.at}',
  ),
};

describe('a notice', () => {
  it('is rendered in its reader’s language with every placeholder filled, facts included', () => {
    const values = { customer: '王芳', amount: '¥100.00', 'fact:survey.at': '9月10日' };
    expect(renderNotice(words, values, 'zh-Hant')).toEqual({
      ok: true,
      text: { subject: '應付 ¥100.00', body: '王芳您好：9月10日' },
    });
  });

  it('with unfilled placeholders is not sent, and names each of them once', () => {
    expect(renderNotice(words, { amount: '1' }, 'en')).toEqual({
      ok: false,
      missing: ['customer', 'fact:survey.at'],
    });
  });

  it('shows what a customer wrote as it was written, braces and dollars too', () => {
    const values = { customer: "{amount} $& $1 $'", amount: '5', 'fact:survey.at': '' };
    const read = renderNotice(words, values, 'en');
    expect(read).toMatchObject({ ok: true, text: { body: "Dear {amount} $& $1 $': " } });
  });

  it('that is built in has the same placeholders in each language', () => {
    for (const key of ['milestone-due', 'milestone-overdue', 'task-late', 'task-already-late']) {
      const found = noticeTemplate(renovation, key);
      for (const part of [found?.subject, found?.body]) {
        const places = locales.map((locale) => (part?.[locale].match(/\{[^}]+\}/g) ?? []).toSorted());
        expect(places[1]).toEqual(places[0]);
        expect(places[2]).toEqual(places[0]);
      }
    }
  });

  it('with a key that is not known has no template, and its key as its name', () => {
    expect(noticeTemplate(renovation, 'toString')).toBeNull();
    expect(noticeLabel(renovation, 'gone').en).toBe('gone');
  });
});

const isCode = (key: string): key is RefusalCode => Object.hasOwn(refusals, key);

describe('a refusal', () => {
  it('uses the same details in each language', () => {
    for (const code of Object.keys(refusals).filter(isCode)) {
      const places = locales.map((locale) =>
        (refusals[code].text[locale].match(/\{\w+\}/g) ?? []).toSorted(),
      );
      expect([code, places[1], places[2]]).toEqual([code, places[0], places[0]]);
    }
  });

  it('leaves no placeholder unfilled, whichever details are missing', () => {
    for (const code of Object.keys(refusals).filter(isCode))
      for (const locale of locales) expect(refusalText({ code, details: {} }, locale)).not.toMatch(/[{}]/);
  });
});

const isRight = (key: string): key is Right => Object.hasOwn(rights, key);
const rightNames = Object.keys(rights).filter(isRight);

describe('rights', () => {
  it('let a viewer read and do nothing else', () => {
    expect(rightNames.filter((right) => may('viewer', right))).toEqual(['read']);
  });

  it('give staff payment links, and nothing else of money', () => {
    const money = ['take-payment', 'refund', 'reverse', 'edit-amounts', 'create-link'] as const;
    expect(money.filter((right) => may('staff', right))).toEqual(['create-link']);
    for (const role of ['owner', 'manager', 'finance'] as const)
      expect(money.filter((right) => may(role, right))).toEqual(money);
  });

  it('give an owner everything', () => {
    expect(rightNames.filter((right) => !may('owner', right))).toEqual([]);
  });
});
