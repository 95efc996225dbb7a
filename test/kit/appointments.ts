import type { AuthoredItem, FieldItem, Flow } from '#domain/flow/flow';
import { text } from '#domain/texts/text';

const source = ['TST-05'];
const label = (en: string, zh: string) => text(en, zh, zh);
const field = (
  key: string,
  kind: FieldItem['kind'],
  name: ReturnType<typeof label>,
  more: Partial<FieldItem> = {},
): FieldItem => ({ item: 'field', key, label: name, kind, stage: 'talk', source, ...more });

const items: readonly AuthoredItem[] = [
  field('emergency', 'yesno', label('Emergency', '紧急')),
  field('surveyor', 'staff', label('Surveyor', '勘察师')),
  field('designer', 'staff', label('Designer', '设计师')),
  field('remark', 'text', label('Remark', '备注')),
  {
    item: 'appointment',
    key: 'survey',
    label: label('Survey', '勘察'),
    stage: 'talk',
    isRequired: true,
    minutes: 90,
    place: 'customer',
    people: ['surveyor', 'designer'],
    lead: { workingDays: 1, waivedWhen: { fact: 'emergency', is: true } },
    confirm: {
      by: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '17:30' },
      who: { staffField: 'surveyor' },
    },
    source,
  },
  field('mechanic', 'staff', label('Mechanic', '技师'), { stage: 'work' }),
  field('bay', 'choice', label('Bay', '工位'), {
    stage: 'work',
    choices: [
      { key: 'one', label: label('One', '一号') },
      { key: 'two', label: label('Two', '二号') },
    ],
  }),
  {
    item: 'appointment',
    key: 'repair',
    label: label('Repair', '维修'),
    stage: 'work',
    minutes: 120,
    place: 'shop',
    people: ['mechanic'],
    resources: ['bay'],
    source,
  },
  {
    item: 'appointment',
    key: 'trial',
    label: label('Trial', '试妆'),
    stage: 'work',
    isRequired: true,
    minutes: 60,
    place: 'shop',
    people: [],
    crew: ['stylist'],
    results: [
      { key: 'good', label: label('Good', '满意') },
      { key: 'again', label: label('Once more', '再试') },
    ],
    source,
  },
  {
    item: 'list',
    key: 'meetings',
    label: label('Meetings', '商谈'),
    title: 'topic',
    stage: 'work',
    source,
  },
  field('topic', 'text', label('Topic', '议题'), { of: 'meetings', stage: 'work' }),
  field('talker', 'staff', label('Held by', '负责人'), { of: 'meetings', stage: 'work' }),
  field('talk.room', 'text', label('Room', '房间'), { of: 'meetings', stage: 'work' }),
  {
    item: 'appointment',
    key: 'talk',
    label: label('Talk', '面谈'),
    of: 'meetings',
    stage: 'work',
    minutes: 30,
    place: { fact: 'talk.room' },
    people: ['talker'],
    confirm: {
      by: { anchor: { fact: 'talk.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '17:30' },
      who: { role: 'staff' },
    },
    source,
  },
];

/** A trade of no shop, whose appointments use each word of one. */
export const appointmentsFlow: Flow = {
  key: 'appointments-trade',
  version: 1,
  label: label('Appointments trade', '预约行业'),
  stages: [
    { key: 'talk', label: label('Talk', '洽谈'), source },
    { key: 'work', label: label('Work', '施工'), source },
    { key: 'done', label: label('Done', '已完结'), source },
  ],
  items,
  milestones: [
    {
      key: 'whole',
      label: label('Price', '价款'),
      kind: 'balance',
      amount: { rest: true },
      due: { anchor: { fact: 'survey.at' }, offsets: [{ amount: 1, unit: 'weeks' }] },
      source,
    },
  ],
  tasks: [],
  notices: [],
  warranties: [],
  keyDate: 'survey.at',
  lineTags: [],
  crewRoles: [{ key: 'stylist', label: label('Stylist', '化妆师') }],
};
