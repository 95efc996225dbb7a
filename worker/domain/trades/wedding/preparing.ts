import type { AuthoredItem, DocumentItem, Item } from '#domain/flow/flow';
import type { Condition } from '#domain/rules/rule';
import { text, type Text } from '#domain/texts/text';
import {
  cameraScheme,
  contactList,
  dayAgenda,
  executionSheet,
  flowScheme,
  musicScheme,
  planningScheme,
} from '#domain/trades/wedding/templates/plans';

interface Preparation {
  readonly key: string;
  readonly label: Text;
  readonly daysBefore: number;
}

/** The couple's own preparations, and their deadlines before the wedding (WED-04-PREP). */
export const preparations: readonly Preparation[] = [
  {
    key: 'prep.guests',
    label: text('Guest list and seating', '宾客名单与座位', '賓客名單與座位'),
    daysBefore: 30,
  },
  {
    key: 'prep.attire',
    label: text('Dress, suit and shoes', '婚纱、礼服与鞋', '婚紗、禮服與鞋'),
    daysBefore: 30,
  },
  { key: 'prep.rings', label: text('Rings', '戒指', '戒指'), daysBefore: 14 },
  {
    key: 'prep.favours',
    label: text('Sweets, drinks and favours', '喜糖、酒水与伴手礼', '喜糖、酒水與伴手禮'),
    daysBefore: 14,
  },
  {
    key: 'prep.words',
    label: text('Vows and family speeches', '誓词与家人致辞', '誓詞與家人致辭'),
    daysBefore: 7,
  },
];

interface Appointment {
  readonly key: string;
  readonly label: Text;
  readonly minutes: number;
  readonly crew: readonly string[];
}

/** The three dated meetings before the wedding (WED-05-SUB). */
export const appointments: readonly Appointment[] = [
  {
    key: 'trial',
    label: text('Make-up trial and portraits', '试妆及定妆照', '試妝及定妝照'),
    minutes: 180,
    crew: ['make-up', 'photographer'],
  },
  {
    key: 'host-meeting',
    label: text('Meeting with the host', '与主持人面谈', '與主持人面談'),
    minutes: 60,
    crew: ['host'],
  },
  {
    key: 'camera-talk',
    label: text('Talk with photographer and film crew', '与摄影摄像师沟通', '與攝影攝像師溝通'),
    minutes: 60,
    crew: ['photographer', 'videographer'],
  },
];

/** True when the couple's preparations are done and each meeting has its result (WED-05-READY). */
export const allPrepared: Condition = {
  all: [
    ...preparations.map(({ key }) => ({ fact: key })),
    { list: 'preparations', every: { fact: 'preparation.done' } },
    ...appointments.map(({ key }) => ({ fact: `${key}.result` })),
  ],
};

const planDocument = (
  key: string,
  label: Text,
  rest: Required<Pick<DocumentItem, 'source' | 'template'>>,
): DocumentItem => ({
  item: 'document',
  key,
  label,
  states: ['filed'],
  stage: 'plans',
  isRequired: true,
  ...rest,
});

const plans: readonly Item[] = [
  planDocument('planning-scheme', text('Planning scheme', '策划方案', '策劃方案'), {
    template: planningScheme,
    source: ['WED-04-DOC1'],
  }),
  planDocument('flow-scheme', text('Ceremony flow', '流程方案', '流程方案'), {
    template: flowScheme,
    source: ['WED-04-DOC2'],
  }),
  planDocument('music-scheme', text('Music', '音乐方案', '音樂方案'), {
    template: musicScheme,
    source: ['WED-04-DOC3'],
  }),
  planDocument('camera-scheme', text('Photo and film', '摄影摄像方案', '攝影攝像方案'), {
    template: cameraScheme,
    source: ['WED-04-DOC4'],
  }),
  planDocument('contact-list', text('Crew contact list', '工作人员通讯录', '工作人員通訊錄'), {
    template: contactList,
    source: ['WED-04-DOC5'],
  }),
  planDocument('execution-sheet', text('Execution sheet', '执行单', '執行單'), {
    template: executionSheet,
    source: ['WED-04-DOC6'],
  }),
  {
    // Kept up to date beside the six plans; it does not block the stage.
    item: 'document',
    key: 'day-agenda',
    label: text('Agenda of the day, current version', '当天主要议程（现行版）', '當天主要議程（現行版）'),
    states: ['filed'],
    template: dayAgenda,
    stage: 'plans',
    source: ['WED-04-COMM'],
  },
  {
    item: 'check',
    key: 'prep.guided',
    label: text('Couple guided through their list', '已指导新人筹备', '已指導新人籌備'),
    stage: 'plans',
    isRequired: true,
    source: ['WED-04-PREP'],
  },
  {
    item: 'log',
    key: 'contacts',
    label: text('Talks with the couple', '与新人的沟通记录', '與新人的溝通記錄'),
    stage: 'plans',
    source: ['WED-04-COMM'],
  },
];

const preparationItems = preparations.map(({ key, label }): Item => ({
  item: 'check',
  key,
  label: text(`Couple: ${label.en}`, `新人：${label['zh-Hans']}`, `新人：${label['zh-Hant']}`),
  stage: 'adjust',
  isRequired: true,
  source: ['WED-04-PREP'],
}));

const ownPreparation = { stage: 'adjust', of: 'preparations', source: ['WED-04-PREP'] } as const;

/** What this couple have to prepare besides: each with its day, and told like those of every wedding. */
const ownPreparationItems: readonly Item[] = [
  {
    item: 'list',
    key: 'preparations',
    label: text('Further preparations of the couple', '新人其他筹备事项', '新人其他籌備事項'),
    title: 'preparation',
    stage: 'adjust',
    source: ['WED-04-PREP'],
  },
  {
    ...ownPreparation,
    item: 'field',
    key: 'preparation',
    label: text('What the couple prepare', '筹备事项', '籌備事項'),
    kind: 'text',
    isRequired: true,
  },
  {
    ...ownPreparation,
    item: 'field',
    key: 'preparation.by',
    label: text('Ready by', '备齐日期', '備齊日期'),
    kind: 'date',
    isRequired: true,
  },
  {
    ...ownPreparation,
    item: 'check',
    key: 'preparation.done',
    label: text('Ready', '已备齐', '已備齊'),
    isRequired: true,
  },
];

const appointmentItems = appointments.flatMap(({ key, label, minutes, crew }): readonly AuthoredItem[] => [
  {
    item: 'appointment',
    key,
    label,
    minutes,
    place: 'shop',
    people: ['consultant'],
    crew,
    stage: 'adjust',
    isRequired: true,
    source: ['WED-05-SUB'],
  },
  {
    item: 'log',
    key: `${key}.details`,
    label: text(`${label.en}: details`, `${label['zh-Hans']}：细节`, `${label['zh-Hant']}：細節`),
    stage: 'adjust',
    isRequired: true,
    source: ['WED-05-LOG'],
  },
  {
    item: 'field',
    key: `${key}.result`,
    label: text(`${label.en}: result`, `${label['zh-Hans']}：结果`, `${label['zh-Hant']}：結果`),
    kind: 'text',
    stage: 'adjust',
    isRequired: true,
    source: ['WED-05-LOG'],
  },
]);

/** Items of planning and carrying out the plans (WED-04, WED-05). */
export const preparingItems: readonly AuthoredItem[] = [
  ...plans,
  ...preparationItems,
  ...ownPreparationItems,
  ...appointmentItems,
];
