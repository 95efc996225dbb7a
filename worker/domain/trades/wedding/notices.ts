import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import { deliverables } from '#domain/trades/wedding/finishing';
import { appointments, preparations } from '#domain/trades/wedding/preparing';
import type { FactKey } from '#domain/rules/fact';
import { text, type Text } from '#domain/texts/text';

const consultant = { staffField: 'consultant' };

/** Reminders to the couple and to the consultant on the day before an appointment. */
const dayBefore = (appointment: {
  readonly key: string;
  readonly at: FactKey;
  readonly label: Text;
  readonly source: readonly string[];
}): readonly NoticePlan[] => {
  const { key, at, label, source } = appointment;
  const send = { anchor: { fact: at }, offsets: [{ amount: -1, unit: 'days' }], at: '10:00' } as const;
  const [en, hans, hant] = [label.en, label['zh-Hans'], label['zh-Hant']];
  return [
    {
      key: `${key}-couple`,
      label: text(`Couple: ${en}`, `新人：${hans}`, `新人：${hant}`),
      to: 'customer',
      send,
      validFor: { amount: 20, unit: 'hours' },
      subject: text(`Tomorrow: ${en}`, `明日安排：${hans}`, `明日安排：${hant}`),
      body: text(
        `Dear {customer}, we look forward to seeing you. ${en}: {fact:${at}}. If the time does not suit you, please call us. {shop}`,
        `{customer}您好，期待与您见面。${hans}：{fact:${at}}。如时间不便，请与我们电话联系。{shop}`,
        `{customer}您好，期待與您見面。${hant}：{fact:${at}}。如時間不便，請與我們電話聯繫。{shop}`,
      ),
      source,
    },
    {
      key: `${key}-consultant`,
      label: text(`Consultant: ${en}`, `顾问：${hans}`, `顧問：${hant}`),
      to: consultant,
      send,
      validFor: { amount: 20, unit: 'hours' },
      subject: text(`{customer}: ${en}`, `{customer}：${hans}`, `{customer}：${hant}`),
      body: text(
        `${en} with {customer}: {fact:${at}}. Job {job}.`,
        `{customer}，${hans}：{fact:${at}}。项目 {job}。`,
        `{customer}，${hant}：{fact:${at}}。項目 {job}。`,
      ),
      source,
    },
  ];
};

const preparationNotices = preparations.map(({ key, label, daysBefore: days }): NoticePlan => ({
  key: `${key}-couple`,
  label: text(`Couple: ${label.en}`, `新人：${label['zh-Hans']}`, `新人：${label['zh-Hant']}`),
  to: 'customer',
  send: { anchor: { fact: 'wedding.on' }, offsets: [{ amount: -days - 3, unit: 'days' }], at: '10:00' },
  when: { stageReached: 'plans' },
  until: { fact: key },
  validFor: { amount: 3, unit: 'days' },
  subject: text(
    `For your wedding: ${label.en}`,
    `婚礼筹备：${label['zh-Hans']}`,
    `婚禮籌備：${label['zh-Hant']}`,
  ),
  body: text(
    `Dear {customer}, please have this ready in the next three days: ${label.en}. We are glad to help with any question. {shop}`,
    `{customer}您好，请在三天内备齐：${label['zh-Hans']}。如有疑问，我们随时为您解答。{shop}`,
    `{customer}您好，請在三天內備齊：${label['zh-Hant']}。如有疑問，我們隨時為您解答。{shop}`,
  ),
  source: ['WED-04-PREP'],
}));

/** The same of what this couple prepare besides. */
const ownPreparationNotice: NoticePlan = {
  key: 'own-preparation-couple',
  label: text('Couple: further preparation', '新人：其他筹备事项', '新人：其他籌備事項'),
  forEach: 'preparations',
  to: 'customer',
  send: { anchor: { fact: 'preparation.by' }, offsets: [{ amount: -3, unit: 'days' }], at: '10:00' },
  until: { fact: 'preparation.done' },
  validFor: { amount: 3, unit: 'days' },
  subject: text(
    'For your wedding: {fact:preparation}',
    '婚礼筹备：{fact:preparation}',
    '婚禮籌備：{fact:preparation}',
  ),
  body: text(
    'Dear {customer}, please have this ready by {fact:preparation.by}: {fact:preparation}. We are glad to help with any question. {shop}',
    '{customer}您好，请于 {fact:preparation.by} 前备齐：{fact:preparation}。如有疑问，我们随时为您解答。{shop}',
    '{customer}您好，請於 {fact:preparation.by} 前備齊：{fact:preparation}。如有疑問，我們隨時為您解答。{shop}',
  ),
  source: ['WED-04-PREP'],
};

/** A notice when a deliverable is ready, and a reminder while it waits. */
const pickUpNotices = deliverables.flatMap(({ key, label }): readonly NoticePlan[] => {
  const ready = { fact: `${key}.state`, is: 'ready' } as const;
  const words = {
    to: 'customer',
    when: ready,
    until: { fact: `${key}.state`, is: 'collected' },
    validFor: { amount: 14, unit: 'days' },
    subject: text(
      `Ready to collect: ${label.en}`,
      `可以领取：${label['zh-Hans']}`,
      `可以領取：${label['zh-Hant']}`,
    ),
    body: text(
      `Dear {customer}, this is ready for you to collect: ${label.en}. We look forward to seeing you. {shop}`,
      `{customer}您好，您的${label['zh-Hans']}已制作完成，欢迎随时前来领取。{shop}`,
      `{customer}您好，您的${label['zh-Hant']}已製作完成，歡迎隨時前來領取。{shop}`,
    ),
    source: ['WED-08-PICK'],
  } as const;
  return [
    {
      ...words,
      key: `${key}-ready`,
      label: text(
        `Couple: ${label.en} ready`,
        `新人：${label['zh-Hans']}可领取`,
        `新人：${label['zh-Hant']}可領取`,
      ),
      send: { anchor: ready, offsets: [{ amount: 0, unit: 'hours' }] },
    },
    {
      ...words,
      key: `${key}-waiting`,
      label: text(
        `Couple: ${label.en} still waiting`,
        `新人：${label['zh-Hans']}待领取`,
        `新人：${label['zh-Hant']}待領取`,
      ),
      send: { anchor: ready, offsets: [{ amount: 14, unit: 'days' }], at: '10:00' },
    },
  ];
});

/** Notices of a wedding, besides the built-in ones for due and overdue money and late tasks. */
export const weddingNotices: readonly NoticePlan[] = [
  ...dayBefore({
    key: 'visit',
    at: 'visit.at',
    label: text('First visit', '到店咨询', '到店諮詢'),
    source: ['WED-01-APT'],
  }),
  {
    key: 'visit-soon',
    label: text('Consultant: couple arrives soon', '顾问：新人即将到店', '顧問：新人即將到店'),
    to: consultant,
    send: { anchor: { fact: 'visit.at' }, offsets: [{ amount: -2, unit: 'hours' }] },
    until: { fact: 'visit.received' },
    validFor: { amount: 2, unit: 'hours' },
    subject: text('{customer} arrives soon', '{customer}即将到店', '{customer}即將到店'),
    body: text(
      'Please be there to receive {customer}: {fact:visit.at}. Job {job}.',
      '请提前等候接待{customer}：{fact:visit.at}。项目 {job}。',
      '請提前等候接待{customer}：{fact:visit.at}。項目 {job}。',
    ),
    source: ['WED-01-APT'],
  },
  ...dayBefore({
    key: 'site-visit',
    at: 'site-visit.at',
    label: text('Visit to the wedding site', '考察婚礼场地', '考察婚禮場地'),
    source: ['WED-02-VENUE'],
  }),
  ...preparationNotices,
  ownPreparationNotice,
  ...appointments.flatMap(({ key, label }) =>
    dayBefore({ key, at: `${key}.at`, label, source: ['WED-05-SUB'] }),
  ),
  {
    // The due day and the days after it have built-in notices for every milestone.
    key: 'balance-coming',
    label: text('Couple: balance due in a week', '新人：余款将于一周后到期', '新人：餘款將於一週後到期'),
    to: 'customer',
    send: {
      anchor: { milestone: 'balance', state: 'due' },
      offsets: [{ amount: -7, unit: 'days' }],
      at: '10:00',
    },
    when: { fact: 'contract.signed' },
    until: { milestone: 'balance', state: 'paid' },
    validFor: { amount: 6, unit: 'days' },
    subject: text(
      'Balance for your wedding, due {due}',
      '婚礼余款将于 {due} 到期',
      '婚禮餘款將於 {due} 到期',
    ),
    body: text(
      'Dear {customer}, the balance of {amount} for your wedding on {fact:wedding.on} is due on {due}. {unready} Thank you. {shop}',
      '{customer}您好，您 {fact:wedding.on} 婚礼的余款 {amount} 将于 {due} 到期。{unready} 感谢您的配合。{shop}',
      '{customer}您好，您 {fact:wedding.on} 婚禮的餘款 {amount} 將於 {due} 到期。{unready} 感謝您的配合。{shop}',
    ),
    source: ['WED-05-BAL'],
  },
  {
    key: 'rehearsal-eve-couple',
    label: text('Couple: rehearsal tomorrow', '新人：明日彩排', '新人：明日彩排'),
    to: 'customer',
    send: { anchor: { fact: 'rehearsal.on' }, offsets: [{ amount: -1, unit: 'days' }], at: '10:00' },
    when: { fact: 'contract.signed' },
    validFor: { amount: 20, unit: 'hours' },
    subject: text('Your rehearsal tomorrow', '明日婚礼彩排', '明日婚禮彩排'),
    body: text(
      'Dear {customer}, your rehearsal is tomorrow, {fact:rehearsal.on}, at {fact:hotel}. Please bring the shoes and the rings. {shop}',
      '{customer}您好，您的婚礼彩排定于明天（{fact:rehearsal.on}），地点：{fact:hotel}。请带上婚鞋和戒指。{shop}',
      '{customer}您好，您的婚禮彩排定於明天（{fact:rehearsal.on}），地點：{fact:hotel}。請帶上婚鞋和戒指。{shop}',
    ),
    source: ['WED-06-STG'],
  },
  {
    key: 'rehearsal-eve-consultant',
    label: text('Consultant: rehearsal tomorrow', '顾问：明日彩排', '顧問：明日彩排'),
    to: consultant,
    send: { anchor: { fact: 'rehearsal.on' }, offsets: [{ amount: -1, unit: 'days' }], at: '10:00' },
    when: { fact: 'contract.signed' },
    validFor: { amount: 20, unit: 'hours' },
    subject: text('{customer}: rehearsal tomorrow', '{customer}：明日彩排', '{customer}：明日彩排'),
    body: text(
      'Rehearsal of {customer} tomorrow, {fact:rehearsal.on}, at {fact:hotel}: walk, rings, cake, champagne and every act.',
      '{customer}的彩排定于明天（{fact:rehearsal.on}），地点：{fact:hotel}。内容：走步、互戴戒指、切蛋糕、倒香槟及全部节目。',
      '{customer}的彩排定於明天（{fact:rehearsal.on}），地點：{fact:hotel}。內容：走步、互戴戒指、切蛋糕、倒香檳及全部節目。',
    ),
    source: ['WED-06-STG', 'WED-06-CHK'],
  },
  ...pickUpNotices,
];
