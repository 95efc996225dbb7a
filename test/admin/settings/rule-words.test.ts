import { expect, it } from 'vitest';
import { compile } from '#domain/flow/compile/compile';
import { flows } from '#domain/trades/index';
import type { Locale } from '#domain/texts/text';
import { fillPlaceholders } from '../../../admin/texts/fill-placeholders.ts';
import { addTexts, textOf } from '../../../admin/texts/catalogue.ts';
import { rulesTexts } from '../../../admin/texts/settings/rules.ts';
import { amountWords, ruleWords, type RuleReader } from '../../../admin/settings/sections/rule-words.ts';

addTexts(rulesTexts);

const readerOf = (key: string, locale: Locale): RuleReader => {
  const flow = flows.find((candidate) => candidate.key === key);
  if (flow === undefined) throw new Error(`no trade ${key}`);
  return {
    flow,
    texts: {
      locale,
      setLocale: () => undefined,
      t: (name, values = {}) => fillPlaceholders(textOf(name)[locale], values),
      localize: (text) => text[locale],
    },
  };
};

const taskOf = ({ flow }: RuleReader, key: string) => {
  const task = compile(flow).tasks.find((candidate) => candidate.key === key);
  if (task === undefined) throw new Error(`no task ${key}`);
  return task.due;
};

it('a rule is said with what it counts from, its steps and its clock time', () => {
  const en = readerOf('renovation', 'en');
  expect(ruleWords(en, taskOf(en, 'start-on-site'))).toMatch(/^3 working days after the latest of: .+, .+/);
  expect(ruleWords(en, taskOf(en, 'survey.confirm'))).toMatch(/^1 days before .+, at 17:30$/);
  const hans = readerOf('renovation', 'zh-Hans');
  expect(ruleWords(hans, taskOf(hans, 'survey.confirm'))).toMatch(/前1 天，17:30$/);
});

it.each(flows.map(({ key }) => key))('every rule and amount of %s has words without keys', (key) => {
  const reader = readerOf(key, 'zh-Hans');
  const { milestones, tasks, notices } = reader.flow;
  const said = [
    ...milestones.flatMap(({ amount, due }) => [amountWords(reader, amount, 'CNY'), ruleWords(reader, due)]),
    ...tasks.map(({ due }) => ruleWords(reader, due)),
    ...notices.map(({ send }) => ruleWords(reader, send)),
  ];
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter((words) => /[a-z]{3}/.test(words))).toEqual([]);
});
