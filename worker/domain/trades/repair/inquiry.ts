import type { AuthoredItem, Choice } from '#domain/flow/flow';
import type { Condition } from '#domain/rules/rule';
import { surveyFeeItems } from '#domain/trades/renovation/survey-fees';
import { callItems } from '#domain/trades/repair/calls';
import { text } from '#domain/texts/text';

/** A repair that cannot wait; without its reason it is none. */
export const isEmergency: Condition = {
  all: [{ fact: 'emergency', is: true }, { fact: 'emergency.why' }],
};

/** What comes of a survey. */
export const surveyResults: readonly Choice[] = [
  { key: 'done', label: text('Surveyed', '已勘察', '已勘察') },
  { key: 'nobody-home', label: text('Nobody was at home', '客户不在家', '客戶不在家') },
  { key: 'moved', label: text('Moved to another time', '改约时间', '改約時間') },
];

const request: readonly AuthoredItem[] = [
  {
    item: 'field',
    key: 'job.kind',
    label: text('Kind of work', '服务类型', '服務類型'),
    kind: 'choice',
    choices: [
      { key: 'repair', label: text('Repair', '维修', '維修') },
      { key: 'fitting-out', label: text('Fitting-out', '装修', '裝修') },
      { key: 'refurbishment', label: text('Refurbishment', '翻新', '翻新') },
      { key: 'maintenance', label: text('Maintenance', '保养', '保養') },
    ],
    isSearched: true,
    stage: 'inquiry',
    isRequired: true,
    source: ['REP-00-TYPE'],
  },
  {
    item: 'field',
    key: 'channel',
    label: text('How the request came', '咨询渠道', '諮詢渠道'),
    kind: 'choice',
    choices: [
      { key: 'web', label: text('Web', '网络', '網絡') },
      { key: 'phone', label: text('Phone', '电话', '電話') },
    ],
    stage: 'inquiry',
    isRequired: true,
    source: ['REP-01-IN'],
  },
  {
    item: 'field',
    key: 'received-by',
    label: text('Customer service', '客服人员', '客服人員'),
    kind: 'staff',
    duty: 'customer-service',
    stage: 'inquiry',
    isRequired: true,
    source: ['REP-01-IN'],
  },
  {
    item: 'field',
    key: 'problem',
    label: text('What the customer reports', '客户反映的问题', '客戶反映的問題'),
    kind: 'text',
    stage: 'inquiry',
    isRequired: true,
    source: ['REP-01-IN'],
  },
  {
    item: 'field',
    key: 'emergency',
    label: text('Emergency', '紧急抢修', '緊急搶修'),
    kind: 'yesno',
    stage: 'inquiry',
    source: ['REP-01-EMG'],
  },
  {
    item: 'field',
    key: 'emergency.why',
    label: text('Why it cannot wait', '紧急原因', '緊急原因'),
    kind: 'text',
    stage: 'inquiry',
    isRequired: true,
    when: { fact: 'emergency', is: true },
    source: ['REP-01-EMG'],
  },
];

const survey: readonly AuthoredItem[] = [
  {
    item: 'appointment',
    key: 'survey',
    label: text('Survey time', '勘察时间', '勘察時間'),
    stage: 'inquiry',
    isRequired: true,
    minutes: 60,
    place: 'customer',
    people: ['surveyor'],
    lead: { workingDays: 1, waivedWhen: isEmergency },
    confirm: {
      by: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '17:30' },
      who: { staffField: 'surveyor' },
    },
    results: surveyResults,
    source: ['REP-01-DATA', 'REP-01-LEAD', 'REP-01-CALL', 'REP-02-SUR'],
  },
  ...surveyFeeItems('inquiry'),
  {
    item: 'field',
    key: 'surveyor',
    label: text('Surveyor', '勘察师', '勘察師'),
    kind: 'staff',
    duty: 'surveyor',
    // The appointment is what makes it a turn, so that the next emergency names somebody else.
    inTurnWhen: { all: [isEmergency, { fact: 'survey.at' }] },
    stage: 'inquiry',
    isRequired: true,
    source: ['REP-01-CALL', 'REP-01-EMG', 'REP-02-SUR'],
  },
  {
    item: 'field',
    key: 'dispatched.at',
    label: text('Surveyor set out', '勘察师出发时间', '勘察師出發時間'),
    kind: 'instant',
    notAfterToday: true,
    when: { fact: 'emergency', is: true },
    writeWhen: isEmergency,
    stage: 'inquiry',
    isRequired: true,
    source: ['REP-01-EMG'],
  },
  {
    item: 'field',
    key: 'survey.call',
    label: text('Call the day before the survey', '勘察前一天电话核实', '勘察前一天電話核實'),
    kind: 'choice',
    choices: [
      { key: 'confirmed', label: text('Confirmed', '已确认', '已確認') },
      { key: 'moved', label: text('Moved to another time', '改约时间', '改約時間') },
      { key: 'no-answer', label: text('No answer', '无人接听', '無人接聽') },
    ],
    by: [{ staffField: 'surveyor' }, { duty: 'surveyor' }],
    stage: 'inquiry',
    source: ['REP-01-CALL'],
  },
];

const ending: readonly AuthoredItem[] = [
  {
    item: 'field',
    key: 'ended.why',
    label: text('Why the job ended early', '未成交或取消原因', '未成交或取消原因'),
    kind: 'choice',
    choices: [
      { key: 'price', label: text('Price', '价格', '價格') },
      { key: 'time', label: text('Time', '时间', '時間') },
      { key: 'plan', label: text('Service plan', '服务方案', '服務方案') },
      { key: 'other-firm', label: text('Another firm', '选择了其他公司', '選擇了其他公司') },
      { key: 'no-need', label: text('No need any more', '不再需要', '不再需要') },
    ],
    stage: 'inquiry',
    source: ['REP-03-CON'],
  },
];

/** The items of the request, from its first call to the booked survey (REP-00, REP-01). */
export const inquiryItems: readonly AuthoredItem[] = [...request, ...survey, ...callItems, ...ending];
