import { describe, expect, it } from 'vitest';
import { flows } from '#domain/trades/index';
import { noticeTemplate } from '#domain/notices/notice-texts';
import {
  kindTemplate,
  noticeKinds,
  placesOf,
  unknownPlaces,
  withOwnWords,
  wordsKey,
} from '#domain/notices/own-templates';
import { locales } from '#domain/texts/text';
import { visitsFlow } from '#test/kit/visits';

describe.each(flows.map((flow) => [flow.key, flow] as const))('the words of %s', (_, flow) => {
  it.each(noticeKinds(flow))('%s: the trade itself uses known places only', (key) => {
    const template = noticeTemplate(flow, key);
    for (const locale of locales)
      expect(
        unknownPlaces(flow, key, {
          subject: template?.subject[locale] ?? '',
          body: template?.body[locale] ?? '',
        }),
      ).toEqual([]);
  });
});

it('whatever stands in braces is a place or is named as unknown', () => {
  const [flow] = flows;
  if (flow === undefined) throw new Error('there are trades');
  const words = { subject: '{job} {Job}', body: '{fact:no.such} {客户} {} {customer} {Job}' };
  expect(unknownPlaces(flow, 'task-late', words)).toEqual(['Job', 'fact:no.such', '客户', '']);
  expect(unknownPlaces(flow, 'task-late', { subject: '{amount}', body: '{task}' })).toEqual(['amount']);
});

it('a field of a list is a place only in the notice of its entries', () => {
  expect(placesOf(visitsFlow, 'promise-due')).toContain('fact:promise');
  expect(placesOf(visitsFlow, 'promise-due')).not.toContain('fact:topic');
  expect(placesOf(visitsFlow, 'task-late')).not.toContain('fact:promise');
  expect(kindTemplate(visitsFlow, 'promise-due')?.label.en).toBe('Promise due');
  expect(wordsKey('visits-trade', 'promise-due/01J')).toBe('visits-trade/promise-due');
});

it('own words stand in their language alone', () => {
  const template = { label: inAll('l'), subject: inAll('s'), body: inAll('b') };
  const own = { 'zh-Hans': { subject: '题', body: '文' } };
  expect(withOwnWords(template, own)).toEqual({
    label: inAll('l'),
    subject: { en: 's', 'zh-Hans': '题', 'zh-Hant': 's' },
    body: { en: 'b', 'zh-Hans': '文', 'zh-Hant': 'b' },
  });
  expect(withOwnWords(template, undefined)).toBe(template);
});

const inAll = (word: string) => ({ en: word, 'zh-Hans': word, 'zh-Hant': word });
