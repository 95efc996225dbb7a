import type { NoticePlan } from '#domain/flow/plans/notice-plan';
import type { Condition } from '#domain/rules/rule';
import { isEmergency } from '#domain/trades/repair/inquiry';
import { signedAndPaid, startsBy } from '#domain/trades/repair/tasks';
import { text } from '#domain/texts/text';

const surveyor = { staffField: 'surveyor' } as const;
const notInEmergency: Condition = { not: isEmergency };

/** The call ends with a confirmation of this time, or with the new time that the customer wanted. */
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

const noticesOfSurvey: readonly NoticePlan[] = [
  {
    key: 'dispatch',
    label: text('Surveyor: emergency', '勘察师：紧急抢修', '勘察師：緊急搶修'),
    to: surveyor,
    // It names nothing that may still be unknown: a message with an empty place does not go out.
    send: { anchor: { latestOf: [{ fact: 'emergency.why' }, { fact: 'surveyor' }] } },
    when: isEmergency,
    until: { fact: 'dispatched.at' },
    validFor: { amount: 6, unit: 'hours' },
    subject: text('Emergency: {customer}', '紧急抢修：{customer}', '緊急搶修：{customer}'),
    body: text(
      'Please set out to {customer} at once: {fact:emergency.why}. Job {job}. Write down when you leave.',
      '请立即出发前往{customer}处：{fact:emergency.why}。项目 {job}。出发后请登记时间。',
      '請立即出發前往{customer}處：{fact:emergency.why}。項目 {job}。出發後請登記時間。',
    ),
    source: ['REP-01-EMG'],
  },
  {
    key: 'survey-call-today',
    label: text('Surveyor: confirm by phone today', '勘察师：今日电话核实', '勘察師：今日電話核實'),
    to: surveyor,
    send: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '09:00' },
    when: notInEmergency,
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
    source: ['REP-01-CALL'],
  },
  {
    key: 'survey-call-again',
    label: text('Surveyor: call again', '勘察师：请再次致电', '勘察師：請再次致電'),
    to: surveyor,
    send: {
      anchor: { fact: 'survey.call', is: 'no-answer' },
      offsets: [{ amount: 2, unit: 'hours' }],
    },
    when: { fact: 'survey.call', is: 'no-answer' },
    until: called,
    validFor: { amount: 12, unit: 'hours' },
    subject: text('Call {customer} again', '请再次致电{customer}', '請再次致電{customer}'),
    body: text(
      'Nobody answered two hours ago. The survey of {job} is booked for {fact:survey.at}: please call {customer} again and record the answer.',
      '两小时前无人接听。{job} 的勘察定于 {fact:survey.at}，请再次致电{customer}并记录结果。',
      '兩小時前無人接聽。{job} 的勘察定於 {fact:survey.at}，請再次致電{customer}並記錄結果。',
    ),
    source: ['REP-01-CALL'],
  },
  {
    key: 'survey-reminder',
    label: text('Customer: survey tomorrow', '客户：明日勘察提醒', '客戶：明日勘察提醒'),
    to: 'customer',
    send: { anchor: { fact: 'survey.at' }, offsets: [{ amount: -1, unit: 'days' }], at: '18:00' },
    when: notInEmergency,
    validFor: { amount: 12, unit: 'hours' },
    subject: text('Your survey appointment tomorrow', '明天的上门勘察预约', '明天的上門勘察預約'),
    body: text(
      'Dear {customer}, our surveyor will visit you tomorrow: {fact:survey.at}. If the time does not suit you, please call us. {shop}',
      '{customer}您好，我们的勘察师将于明天上门：{fact:survey.at}。如时间不便，请与我们电话联系。{shop}',
      '{customer}您好，我們的勘察師將於明天上門：{fact:survey.at}。如時間不便，請與我們電話聯繫。{shop}',
    ),
    source: ['REP-01-CALL', 'REP-02-SUR'],
  },
];

const noticesOfWork: readonly NoticePlan[] = [
  {
    key: 'before-work',
    label: text('Customer: before the work begins', '客户：施工前提示', '客戶：施工前提示'),
    to: 'customer',
    send: { anchor: { fact: 'contract.signed' }, offsets: [{ amount: 1, unit: 'hours' }] },
    when: { not: { fact: 'start.on' } },
    validFor: { amount: 3, unit: 'days' },
    subject: text('Before our work begins', '施工前温馨提示', '施工前溫馨提示'),
    body: text(
      'Dear {customer}, before our crew comes, please keep your valuables with you, and put valuable and fragile things near the work in a safe place. {shop}',
      '{customer}您好，施工人员进场前，请您自行保管好贵重物品，并将施工区域附近的贵重、易碎物品收纳到安全处。{shop}',
      '{customer}您好，施工人員進場前，請您自行保管好貴重物品，並將施工區域附近的貴重、易碎物品收納到安全處。{shop}',
    ),
    source: ['REP-06-TIP'],
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
    source: ['REP-03-START'],
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
    source: ['REP-03-START'],
  },
  {
    key: 'signed-off',
    label: text('Customer: work signed off', '客户：完工签字', '客戶：完工簽字'),
    to: 'customer',
    send: { anchor: { fact: 'service-sheet.signed' }, offsets: [{ amount: 1, unit: 'days' }], at: '10:00' },
    validFor: { amount: 3, unit: 'days' },
    subject: text('Your warranty has begun', '您的保修已生效', '您的保修已生效'),
    body: text(
      'Dear {customer}, thank you for your trust. Your warranty began with your signature; the certificate names each line. Please call us when you find a fault. {shop}',
      '{customer}您好，感谢您的信任。保修自您签字之日起生效，各项期限见保修单。如发现问题，请来电报修。{shop}',
      '{customer}您好，感謝您的信任。保修自您簽字之日起生效，各項期限見保修單。如發現問題，請來電報修。{shop}',
    ),
    source: ['REP-05-WAR'],
  },
];

/** Notices of a home repair, besides the built-in ones for money, late tasks and warranties that end. */
export const repairNotices: readonly NoticePlan[] = [...noticesOfSurvey, ...noticesOfWork];
