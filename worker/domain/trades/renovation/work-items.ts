import type { AuthoredItem, Choice, Item } from '#domain/flow/flow';
import { acceptanceTemplate, certificateTemplate } from '#domain/trades/renovation/templates/handover';
import { text } from '#domain/texts/text';

const construction: readonly Item[] = [
  {
    item: 'field',
    key: 'start.agreed-on',
    label: text('Later start agreed with the customer', '与客户商定的进场日期', '與客戶商定的進場日期'),
    kind: 'date',
    stage: 'construction',
    source: ['REN-03-START'],
  },
  {
    item: 'field',
    key: 'start.agreed-reason',
    label: text('Reason for the later start', '商定改期原因', '商定改期原因'),
    kind: 'text',
    stage: 'construction',
    isRequired: true,
    when: { fact: 'start.agreed-on' },
    source: ['REN-03-START'],
  },
  {
    item: 'field',
    key: 'start.on',
    label: text('Crew on site since', '实际进场日期', '實際進場日期'),
    kind: 'date',
    notAfterToday: true,
    stage: 'construction',
    isRequired: true,
    source: ['REN-03-START'],
  },
  {
    item: 'field',
    key: 'progress',
    label: text('Progress', '工程进度', '工程進度'),
    kind: 'percent',
    min: 0,
    max: 100,
    // Half of nothing is no progress: before the contract there is no work that the progress payment is for.
    writeWhen: { fact: 'contract.signed' },
    stage: 'construction',
    isRequired: true,
    source: ['REN-04-MID'],
  },
  {
    item: 'file',
    key: 'site.photos',
    label: text('Photos of the site', '施工现场照片', '施工現場照片'),
    accepts: ['image'],
    stage: 'construction',
    source: ['REN-04-MID'],
  },
];

const acceptanceResults: readonly Choice[] = [
  { key: 'pass', label: text('Passed', '合格', '合格') },
  { key: 'fail', label: text('Not passed', '不合格', '不合格') },
];

const acceptance: readonly AuthoredItem[] = [
  {
    item: 'appointment',
    key: 'acceptance',
    label: text('Acceptance visit', '验收时间', '驗收時間'),
    stage: 'acceptance',
    minutes: 90,
    place: 'customer',
    // The source names nobody: whoever is in charge of the job is there.
    people: [],
    results: acceptanceResults,
    source: ['REN-05-ACC'],
  },
  {
    item: 'field',
    key: 'acceptance.result',
    label: text('Acceptance result', '验收结果', '驗收結果'),
    kind: 'choice',
    choices: acceptanceResults,
    stage: 'acceptance',
    isRequired: true,
    source: ['REN-05-ACC'],
  },
  {
    item: 'field',
    key: 'acceptance.on',
    label: text('Accepted on', '验收合格日期', '驗收合格日期'),
    kind: 'date',
    notAfterToday: true,
    suggests: { anchor: { fact: 'acceptance.result', is: 'pass' } },
    when: { fact: 'acceptance.result', is: 'pass' },
    writeWhen: { fact: 'acceptance.result', is: 'pass' },
    stage: 'acceptance',
    isRequired: true,
    source: ['REN-05-ACC'],
  },
  {
    item: 'field',
    key: 'acceptance.defects',
    label: text('Defects to mend', '待整改问题', '待整改問題'),
    kind: 'text',
    stage: 'acceptance',
    isRequired: true,
    when: { any: [{ fact: 'acceptance.result', is: 'fail' }, { fact: 'acceptance.defects' }] },
    source: ['REN-05-ACC'],
  },
  {
    item: 'field',
    key: 'acceptance.again-on',
    label: text('Re-inspection on', '复验日期', '複驗日期'),
    kind: 'date',
    stage: 'acceptance',
    isRequired: true,
    when: { any: [{ fact: 'acceptance.result', is: 'fail' }, { fact: 'acceptance.again-on' }] },
    source: ['REN-05-ACC'],
  },
  {
    item: 'file',
    key: 'acceptance.photos',
    label: text('Photos of the defects', '待整改问题照片', '待整改問題照片'),
    accepts: ['image'],
    stage: 'acceptance',
    isRequired: true,
    when: { any: [{ fact: 'acceptance.result', is: 'fail' }, { fact: 'acceptance.photos' }] },
    source: ['REN-05-ACC'],
  },
  {
    item: 'document',
    key: 'acceptance-record',
    label: text('Acceptance record', '竣工验收记录', '竣工驗收記錄'),
    states: ['filed', 'signed'],
    template: acceptanceTemplate,
    fileWhen: { fact: 'acceptance.result', is: 'pass' },
    stage: 'acceptance',
    isRequired: true,
    source: ['REN-05-ACC'],
  },
  {
    item: 'document',
    key: 'certificate',
    label: text('Warranty certificate', '工程保修单', '工程保修單'),
    states: ['filed', 'signed'],
    template: certificateTemplate,
    fileWhen: { fact: 'acceptance.result', is: 'pass' },
    stage: 'acceptance',
    isRequired: true,
    source: ['REN-05-CERT'],
  },
];

const aftercare: readonly Item[] = [
  {
    item: 'field',
    key: 'follow-up.result',
    label: text('Follow-up: is the goal met?', '回访：目标是否达成', '回訪：目標是否達成'),
    kind: 'choice',
    choices: [
      { key: 'met', label: text('Met, customer content', '达成，客户满意', '達成，客戶滿意') },
      { key: 'partly', label: text('Partly, something to mend', '部分达成，需跟进', '部分達成，需跟進') },
      { key: 'not-met', label: text('Not met', '未达成', '未達成') },
      { key: 'no-answer', label: text('No answer', '无人接听', '無人接聽') },
    ],
    // Required by the stage: a call that nobody answered has no result.
    stage: 'aftercare',
    source: ['REN-06-ALL'],
  },
  {
    item: 'log',
    key: 'follow-up.notes',
    label: text('Follow-up contacts', '回访记录', '回訪記錄'),
    stage: 'aftercare',
    source: ['REN-06-ALL'],
  },
];

/** The items of the work and of what comes after it. */
export const workItems: readonly AuthoredItem[] = [...construction, ...acceptance, ...aftercare];
