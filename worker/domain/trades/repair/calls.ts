import type { Item } from '#domain/flow/flow';
import type { Condition } from '#domain/rules/rule';
import { text } from '#domain/texts/text';

/** Calls with the customer: what about, what came of it, and what was said. A call that nobody answered is one too. */
export const callItems: readonly Item[] = [
  {
    item: 'list',
    key: 'calls',
    label: text('Calls with the customer', '与客户的通话', '與客戶的通話'),
    title: 'call.about',
    stage: 'inquiry',
    source: ['REP-02-QUO', 'REP-05-ALL'],
  },
  {
    item: 'field',
    key: 'call.about',
    label: text('What the call is about', '通话事项', '通話事項'),
    kind: 'choice',
    choices: [
      { key: 'quote', label: text('Quote', '告知报价', '告知報價') },
      { key: 'work', label: text('The work', '施工事宜', '施工事宜') },
      { key: 'follow-up', label: text('Follow-up', '售后回访', '售後回訪') },
      { key: 'fault', label: text('A fault', '报修', '報修') },
    ],
    of: 'calls',
    isRequired: true,
    stage: 'inquiry',
    source: ['REP-02-QUO', 'REP-05-ALL'],
  },
  {
    item: 'field',
    key: 'call.result',
    label: text('Result of the call', '通话结果', '通話結果'),
    kind: 'choice',
    choices: [
      { key: 'reached', label: text('Spoken to', '已联系到客户', '已聯繫到客戶') },
      { key: 'no-answer', label: text('No answer', '无人接听', '無人接聽') },
      { key: 'call-back', label: text('Wants to be called back', '客户要求回电', '客戶要求回電') },
    ],
    of: 'calls',
    isRequired: true,
    stage: 'inquiry',
    source: ['REP-02-QUO', 'REP-05-ALL'],
  },
  {
    item: 'field',
    key: 'call.goal',
    label: text('Is the goal of the work met?', '目标是否达成', '目標是否達成'),
    kind: 'choice',
    choices: [
      { key: 'met', label: text('Met, customer content', '达成，客户满意', '達成，客戶滿意') },
      { key: 'partly', label: text('Partly, something to mend', '部分达成，需跟进', '部分達成，需跟進') },
      { key: 'not-met', label: text('Not met', '未达成', '未達成') },
    ],
    of: 'calls',
    isRequired: true,
    when: {
      all: [
        { fact: 'call.about', is: 'follow-up' },
        { fact: 'call.result', is: 'reached' },
      ],
    },
    stage: 'aftercare',
    source: ['REP-05-ALL'],
  },
  {
    item: 'field',
    key: 'call.said',
    label: text('What was said', '通话内容', '通話內容'),
    kind: 'text',
    of: 'calls',
    stage: 'inquiry',
    source: ['REP-02-QUO', 'REP-05-ALL'],
  },
];

/** In a call: the customer was spoken to. */
export const spokenTo: Condition = { fact: 'call.result', is: 'reached' };

/** In a call of the follow-up: the customer was spoken to, and it is known whether the goal is met. */
export const goalKnown: Condition = { all: [spokenTo, { fact: 'call.goal' }] };

/** The customer was told of this version of the quote by phone: a call before it, or without an answer, does not count. */
export const toldOfQuote: Condition = {
  list: 'calls',
  some: { all: [{ fact: 'call.about', is: 'quote' }, spokenTo] },
  since: 'quote.filed',
};

/** The customer was spoken to after the service sheet was signed. */
export const followedUp: Condition = {
  list: 'calls',
  some: { all: [{ fact: 'call.about', is: 'follow-up' }, goalKnown] },
  since: 'service-sheet.signed',
};
