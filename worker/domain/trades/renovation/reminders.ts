import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { TaskPlan } from '#domain/flow/task-plan';
import type { Anchor, Condition, Rule } from '#domain/rules/rule';
import { text } from '#domain/texts/text';

/** The call counts for the time that it was made for; a customer who wants another time is called for that one. */
const called: Condition = {
  any: [
    {
      all: [
        { fact: 'survey.call', is: 'confirmed' },
        { fact: 'survey.call', since: 'survey.at' },
      ],
    },
    {
      all: [
        { fact: 'survey.call', is: 'moved' },
        { fact: 'survey.at', since: 'survey.call' },
      ],
    },
  ],
};

/** The customer was spoken to after the hand-over: a call without an answer is no contact. */
export const reached: Condition = { fact: 'follow-up.result', is: ['met', 'partly', 'not-met'] };

/** Work starts after the later of signature and money; that day itself does not count (Q3). */
const signedAndPaid: Anchor = {
  latestOf: [{ fact: 'contract.signed' }, { milestone: 'down', state: 'paid' }],
};
const startsBy: Rule = { anchor: signedAndPaid, offsets: [{ amount: 3, unit: 'workingDays' }] };

/** Deadlines of renovation staff. */
export const renovationTasks: readonly TaskPlan[] = [
  {
    key: 'survey-visit',
    label: text('Survey the home and file the record', '上门勘察并存档记录', '上門勘察並存檔記錄'),
    assignee: 'surveyor',
    due: { anchor: { fact: 'survey.at' } },
    startsWhen: { stageReached: 'survey' },
    doneWhen: { fact: 'survey-record.filed' },
    source: ['REN-02-VISIT', 'REN-02-LOG'],
  },
  {
    key: 'start-on-site',
    label: text('Start work on site', '进场施工', '進場施工'),
    due: startsBy,
    startsWhen: { fact: 'contract.signed' },
    doneWhen: { fact: 'start.on' },
    escalatesAfter: { amount: 1, unit: 'days' },
    agreedDateField: 'start.agreed-on',
    source: ['REN-03-START'],
  },
  {
    key: 're-inspection',
    label: text('Inspect again after defects are mended', '整改后复验', '整改後複驗'),
    due: { anchor: { fact: 'acceptance.again-on' } },
    // It stays, done, when the work has passed.
    startsWhen: { any: [{ fact: 'acceptance.result', is: 'fail' }, { fact: 'acceptance.again-on' }] },
    doneWhen: { fact: 'acceptance.result', is: 'pass' },
    escalatesAfter: { amount: 1, unit: 'days' },
    source: ['REN-05-ACC'],
  },
  {
    key: 'follow-up',
    label: text('Follow-up call after handover', '交付后回访', '交付後回訪'),
    due: { anchor: { fact: 'acceptance.on' }, offsets: [{ amount: 30, unit: 'days' }] },
    startsWhen: { fact: 'acceptance.result', is: 'pass' },
    doneWhen: reached,
    escalatesAfter: { amount: 7, unit: 'days' },
    source: ['REN-06-ALL'],
  },
];

/** Notices of renovation, besides the built-in ones for milestones and late tasks. */
export const renovationNotices: readonly NoticePlan[] = [
  {
    key: 'survey-call-today',
    label: text('Surveyor: confirm by phone today', '勘察师：今日电话核实', '勘察師：今日電話核實'),
    to: { staffField: 'surveyor' },
    send: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '09:00' },
    until: called,
    validFor: { amount: 8, unit: 'hours' },
    subject: text(
      'Call {customer} before 17:30 today',
      '请于今日 17:30 前致电{customer}',
      '請於今日 17:30 前致電{customer}',
    ),
    body: text(
      'The survey of {job} is tomorrow: {fact:survey.at}. Please confirm it by phone before 17:30 today and record the answer.',
      '{job} 的勘察定于明天：{fact:survey.at}。请于今日 17:30 前电话核实并记录结果。',
      '{job} 的勘察定於明天：{fact:survey.at}。請於今日 17:30 前電話核實並記錄結果。',
    ),
    source: ['REN-01-CALL'],
  },
  {
    key: 'survey-designer',
    label: text('Designer: survey tomorrow', '设计师：明日上门', '設計師：明日上門'),
    to: { staffField: 'designer' },
    send: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '09:00' },
    validFor: { amount: 24, unit: 'hours' },
    subject: text('Survey with {customer} tomorrow', '明日上门勘察：{customer}', '明日上門勘察：{customer}'),
    body: text(
      'You visit {customer} together with the surveyor: {fact:survey.at}. Job {job}.',
      '您将与勘察师一同上门：{customer}，{fact:survey.at}。项目 {job}。',
      '您將與勘察師一同上門：{customer}，{fact:survey.at}。項目 {job}。',
    ),
    source: ['REN-02-VISIT'],
  },
  {
    key: 'survey-reminder',
    label: text('Customer: survey tomorrow', '客户：明日勘察提醒', '客戶：明日勘察提醒'),
    to: 'customer',
    send: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '18:00' },
    validFor: { amount: 12, unit: 'hours' },
    subject: text('Your survey appointment tomorrow', '明天的上门勘察预约', '明天的上門勘察預約'),
    body: text(
      'Dear {customer}, our surveyor and designer will visit you tomorrow: {fact:survey.at}. If the time does not suit you, please call us. {shop}',
      '{customer}您好，我们的勘察师和设计师将于明天上门：{fact:survey.at}。如时间不便，请与我们电话联系。{shop}',
      '{customer}您好，我們的勘察師和設計師將於明天上門：{fact:survey.at}。如時間不便，請與我們電話聯繫。{shop}',
    ),
    source: ['REN-01-CALL', 'REN-02-VISIT'],
  },
  {
    key: 'start-clock',
    label: text(
      'Owner: start within three working days',
      '负责人：三个工作日内进场',
      '負責人：三個工作日內進場',
    ),
    to: 'owner',
    send: { anchor: signedAndPaid, at: '09:00' },
    until: { fact: 'start.on' },
    validFor: { amount: 3, unit: 'days' },
    subject: text(
      '{job}: start on site within three working days',
      '{job}：请在三个工作日内进场',
      '{job}：請在三個工作日內進場',
    ),
    body: text(
      'The contract of {customer} is signed and the down payment has arrived. Work starts within three working days, unless you agree another date with the customer and write down why.',
      '{customer}的合同已签订，首付款已到账。请在三个工作日内进场施工；如与客户另行商定日期，请填写日期和原因。',
      '{customer}的合同已簽訂，首付款已到賬。請在三個工作日內進場施工；如與客戶另行商定日期，請填寫日期和原因。',
    ),
    source: ['REN-03-START'],
  },
  {
    key: 'start-last-day',
    label: text('Owner: last day to start', '负责人：进场最后期限', '負責人：進場最後期限'),
    to: 'owner',
    send: { ...startsBy, at: '09:00' },
    when: { not: { fact: 'start.agreed-on' } },
    until: { fact: 'start.on' },
    validFor: { amount: 1, unit: 'days' },
    subject: text(
      '{job}: today is the last day to start on site',
      '{job}：今天是进场的最后期限',
      '{job}：今天是進場的最後期限',
    ),
    body: text(
      'Work for {customer} has to start today. When the crew is on site, write down the date; when another date is agreed, write it down with its reason.',
      '{customer}的工程须于今天进场。进场后请填写日期；如另行商定日期，请填写日期和原因。',
      '{customer}的工程須於今天進場。進場後請填寫日期；如另行商定日期，請填寫日期和原因。',
    ),
    source: ['REN-03-START'],
  },
];
