import type { Item } from '#domain/flow/flow';
import { byMail } from '#domain/trades/repair/quoting';
import { certificateTemplate, serviceSheetTemplate } from '#domain/trades/repair/templates/sign-off';
import { tipsTemplate } from '#domain/trades/repair/templates/tips';
import { text } from '#domain/texts/text';

const work: readonly Item[] = [
  {
    // Agreed: the customer has read the tips, by whom and when.
    item: 'document',
    key: 'tips',
    label: text('Tips before the work', '施工前温馨提示', '施工前溫馨提示'),
    states: ['filed', 'delivered', 'agreed'],
    deliverBy: byMail,
    template: tipsTemplate,
    stage: 'work',
    isRequired: true,
    source: ['REP-06-TIP'],
  },
  {
    item: 'field',
    key: 'start.agreed-on',
    label: text('Start agreed with the customer', '与客户商定的进场日期', '與客戶商定的進場日期'),
    kind: 'date',
    stage: 'work',
    source: ['REP-03-START'],
  },
  {
    item: 'field',
    key: 'start.agreed-reason',
    label: text('Reason for the agreed start', '商定改期原因', '商定改期原因'),
    kind: 'text',
    stage: 'work',
    isRequired: true,
    when: { fact: 'start.agreed-on' },
    source: ['REP-03-START'],
  },
  {
    item: 'field',
    key: 'start.on',
    label: text('Crew on site since', '实际进场日期', '實際進場日期'),
    kind: 'date',
    notAfterToday: true,
    writeWhen: { all: [{ fact: 'contract.signed' }, { fresh: 'contract' }, { fact: 'tips.agreed' }] },
    stage: 'work',
    isRequired: true,
    source: ['REP-03-START', 'REP-06-TIP'],
  },
  {
    item: 'file',
    key: 'site.photos',
    label: text('Photos of the work', '施工照片', '施工照片'),
    accepts: ['image'],
    stage: 'work',
    source: ['REP-04-SIGN'],
  },
];

const signOff: readonly Item[] = [
  {
    item: 'document',
    key: 'service-sheet',
    label: text('Service sheet', '服务单', '服務單'),
    states: ['filed', 'signed'],
    template: serviceSheetTemplate,
    fileWhen: { all: [{ fact: 'start.on' }, { fact: 'lines.done' }] },
    stateWhen: { signed: { fact: 'lines.done' } },
    stage: 'sign-off',
    isRequired: true,
    source: ['REP-04-SIGN'],
  },
  {
    item: 'document',
    key: 'certificate',
    label: text('Warranty certificate', '保修单', '保修單'),
    states: ['filed', 'delivered'],
    deliverBy: byMail,
    template: certificateTemplate,
    fileWhen: { fact: 'service-sheet.signed' },
    stage: 'sign-off',
    isRequired: true,
    source: ['REP-05-WAR', 'REP-05-WTR'],
  },
];

/** The items of the work and its sign-off (REP-03-START, REP-04, REP-06). */
export const workItems: readonly Item[] = [...work, ...signOff];
