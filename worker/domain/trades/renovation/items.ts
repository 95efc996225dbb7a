import type { AuthoredItem, Choice, Item } from '#domain/flow/flow';
import { contractTemplate } from '#domain/trades/renovation/templates/contract';
import { budgetTemplate, designTemplate } from '#domain/trades/renovation/templates/design-and-budget';
import { surveyRecordTemplate } from '#domain/trades/renovation/templates/survey-record';
import { surveyFeeItems } from '#domain/trades/renovation/survey-fees';
import { workItems } from '#domain/trades/renovation/work-items';
import { text } from '#domain/texts/text';

const surveyResults: readonly Choice[] = [
  { key: 'done', label: text('Surveyed', '已勘察', '已勘察') },
  { key: 'nobody-home', label: text('Nobody was at home', '客户不在家', '客戶不在家') },
  { key: 'moved', label: text('Moved to another time', '改约时间', '改約時間') },
];

const inquiry: readonly AuthoredItem[] = [
  {
    item: 'field',
    key: 'job.kind',
    label: text('Kind of home', '房屋类型', '房屋類型'),
    kind: 'choice',
    choices: [
      { key: 'old-home', label: text('Lived-in old home', '旧房装修', '舊房裝修') },
      { key: 'second-hand', label: text('Second-hand home', '二手房装修', '二手房裝修') },
    ],
    stage: 'inquiry',
    isRequired: true,
    source: ['REN-00-TYPE'],
  },
  {
    item: 'field',
    key: 'area',
    label: text('Floor area', '建筑面积', '建築面積'),
    kind: 'number',
    unit: text('m²', '平方米', '平方米'),
    min: 1,
    max: 100_000,
    stage: 'inquiry',
    isRequired: true,
    source: ['REN-01-DATA'],
  },
  {
    item: 'appointment',
    key: 'survey',
    label: text('Survey time', '勘察时间', '勘察時間'),
    stage: 'inquiry',
    isRequired: true,
    minutes: 90,
    place: 'customer',
    people: ['surveyor', 'designer'],
    lead: { workingDays: 1 },
    confirm: {
      by: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '17:30' },
      who: { staffField: 'surveyor' },
    },
    results: surveyResults,
    source: ['REN-01-DATA', 'REN-01-LEAD', 'REN-01-CALL', 'REN-02-VISIT'],
  },
  ...surveyFeeItems('inquiry'),
  {
    item: 'field',
    key: 'surveyor',
    label: text('Surveyor', '勘察师', '勘察師'),
    kind: 'staff',
    duty: 'surveyor',
    stage: 'inquiry',
    isRequired: true,
    source: ['REN-02-VISIT', 'REN-01-CALL'],
  },
  {
    item: 'field',
    key: 'designer',
    label: text('Designer', '设计师', '設計師'),
    kind: 'staff',
    duty: 'designer',
    stage: 'inquiry',
    isRequired: true,
    source: ['REN-02-VISIT'],
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
    // The surveyor calls; where nobody keeps the duty, whoever is there.
    by: [{ staffField: 'surveyor' }, { duty: 'surveyor' }],
    stage: 'inquiry',
    source: ['REN-01-CALL'],
  },
  {
    item: 'field',
    key: 'ended.why',
    label: text('Why the job ended early', '未成交或取消原因', '未成交或取消原因'),
    kind: 'choice',
    choices: [
      { key: 'price', label: text('Price', '价格', '價格') },
      { key: 'time', label: text('Time', '时间', '時間') },
      { key: 'design', label: text('Design', '方案', '方案') },
      { key: 'other-firm', label: text('Another firm', '选择了其他公司', '選擇了其他公司') },
      { key: 'no-need', label: text('No need any more', '不再需要', '不再需要') },
    ],
    stage: 'inquiry',
    source: ['REN-03-CON'],
  },
];

const survey: readonly Item[] = [
  // Its stage is that of the visit: an appointment's own result would be asked for before the visit.
  {
    item: 'field',
    key: 'survey.result',
    label: text('What came of the survey', '勘察结果', '勘察結果'),
    kind: 'choice',
    choices: surveyResults,
    stage: 'survey',
    source: ['REN-02-VISIT'],
  },
  {
    item: 'file',
    key: 'survey.photos',
    label: text('Photos of the survey', '勘察照片', '勘察照片'),
    accepts: ['image'],
    stage: 'survey',
    isRequired: true,
    source: ['REN-02-LOG'],
  },
  {
    item: 'field',
    key: 'needs',
    label: text('What the customer needs', '客户需求', '客戶需求'),
    kind: 'text',
    stage: 'survey',
    isRequired: true,
    source: ['REN-02-NEEDS'],
  },
  {
    item: 'field',
    key: 'suggestions',
    label: text('Our suggestions', '我方建议', '我方建議'),
    kind: 'text',
    stage: 'survey',
    isRequired: true,
    source: ['REN-02-NEEDS'],
  },
  {
    item: 'document',
    key: 'survey-record',
    label: text('Record of survey and talk', '勘察及商谈记录', '勘察及商談記錄'),
    states: ['filed'],
    template: surveyRecordTemplate,
    stage: 'survey',
    isRequired: true,
    source: ['REN-02-LOG'],
  },
];

const designAndQuote: readonly Item[] = [
  {
    item: 'file',
    key: 'design.drawings',
    label: text('Drawings as files', '设计图文件', '設計圖檔案'),
    accepts: ['image', 'pdf'],
    stage: 'design-and-quote',
    isRequired: true,
    source: ['REN-03-DES'],
  },
  {
    item: 'document',
    key: 'design',
    label: text('Design drawings', '设计图', '設計圖'),
    states: ['filed', 'delivered', 'agreed'],
    isReturnable: true,
    template: designTemplate,
    fileWhen: { fact: 'design.drawings' },
    stage: 'design-and-quote',
    isRequired: true,
    source: ['REN-03-DES'],
  },
  {
    item: 'document',
    key: 'budget',
    label: text('Budget', '预算报价', '預算報價'),
    states: ['filed', 'delivered', 'agreed'],
    isReturnable: true,
    template: budgetTemplate,
    snapshot: 'lines',
    stage: 'design-and-quote',
    isRequired: true,
    source: ['REN-03-DES'],
  },
  {
    item: 'log',
    key: 'quote.verdict',
    label: text(
      "Customer's verdict on design and budget",
      '客户对设计与报价的意见',
      '客戶對設計與報價的意見',
    ),
    stage: 'design-and-quote',
    source: ['REN-03-DES'],
  },
  {
    item: 'document',
    key: 'contract',
    label: text('Home renovation contract', '家庭居室装饰装修工程施工合同', '家庭居室裝飾裝修工程施工合同'),
    states: ['filed', 'signed'],
    template: contractTemplate,
    attaches: { document: 'budget', state: 'agreed' },
    // The budget is what was agreed only while no line has changed since, and the price is its sum.
    fileWhen: {
      all: [
        { fact: 'design.agreed' },
        { fact: 'budget.agreed' },
        { fresh: 'budget' },
        { fact: 'lines.total' },
      ],
    },
    stage: 'design-and-quote',
    isRequired: true,
    source: ['REN-03-CON'],
  },
];

/** The items of renovation, stage by stage. */
export const renovationItems: readonly AuthoredItem[] = [
  ...inquiry,
  ...survey,
  ...designAndQuote,
  ...workItems,
];
