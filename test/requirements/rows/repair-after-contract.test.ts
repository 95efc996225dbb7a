import { expect } from 'vitest';
import { formOf } from '#domain/documents/form';
import { layOut } from '#domain/documents/lay-out';
import { isDocumentValue } from '#domain/flow/document';
import { repair } from '#domain/trades/repair/index';
import { locales } from '#domain/texts/text';
import { repairTexts as written } from '#test/kit/flows/repair-texts';
import {
  call,
  inAftercare,
  inSignOff,
  inWork,
  sheetSigned,
  signed,
  tipsRead,
  priced,
} from '../jobs/repair-job';
import type { Walk } from '../walk';
import { row } from './row';

/** The rows of a table of a filed document, in a language. */
const tableIn = (job: Walk, document: string, locale: (typeof locales)[number]) => {
  const item = repair.items.find(({ key }) => key === document);
  const value = job.state().facts.find(({ key }) => key === `${document}.filed`)?.value ?? null;
  if (item?.item !== 'document' || !isDocumentValue(value) || value.data === undefined)
    throw new Error(`${document} is not filed`);
  const form = formOf(repair, item);
  if (form === null) throw new Error(`${document} has no template`);
  const { blocks } = layOut(form, { data: value.data, texts: value.texts ?? {}, signature: null }, locale);
  return blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
};

row('REP-03-START', {
  accepts: [
    'a start within three working days of the later of signature and money, and an agreed day with its reason',
    () => {
      const job = signed().on('2026-09-30').pay('down');
      // The National Day holiday lies between; Saturday 10 October is made up.
      expect(job.task('start-on-site')).toMatchObject({ dueOn: '2026-10-10', state: 'open' });
      job.record({ 'start.agreed-on': '2026-10-19', 'start.agreed-reason': '客户出差' });
      expect(job.task('start-on-site')).toMatchObject({ dueOn: '2026-10-19' });
      tipsRead(job).on('2026-10-19').record({ 'start.on': '2026-10-19' });
      expect(job.task('start-on-site')?.state).toBe('done');
      expect(job.needs('work')).not.toContain('start.agreed-reason');
    },
  ],
  refuses: [
    'a clock before all of the money is there, and an agreed day without its reason',
    () => {
      const job = signed().pay('down', 799_999);
      expect(job.task('start-on-site')).toMatchObject({ dueOn: null, state: 'open' });
      job.pay('down', 1).record({ 'start.agreed-on': '2026-10-19' });
      expect(job.needs('work')).toEqual(expect.arrayContaining(['start.agreed-reason', 'start.on']));
    },
  ],
});

row('REP-06-TIP', {
  accepts: [
    'a tips sheet that was sent, and whose reading the customer acknowledged',
    () => {
      const job = tipsRead(signed().pay('down').enter('work'));
      expect(job.task('tips')?.state).toBe('done');
      expect(job.needs('work')).not.toContain('tips');
      expect(job.notice('before-work')).toMatchObject({ to: 'customer' });
    },
  ],
  refuses: [
    'work that goes on while the sheet is not acknowledged, though it was sent',
    () => {
      const job = signed().pay('down').enter('work').file('tips', written.tips);
      job.recordState('tips', 'delivered', { ways: ['by-mail'] });
      expect(job.needs('work')).toContain('tips');
      expect(job.task('tips')?.state).toBe('open');
    },
  ],
});

row('REP-04-SIGN', {
  accepts: [
    'a service sheet that states every line and is signed',
    () => {
      const job = sheetSigned();
      expect(tableIn(job, 'service-sheet', 'zh-Hans').map(([what]) => what)).toEqual([
        '防水重做',
        '瓷砖铺贴',
        '铝塑管接头更换',
      ]);
      expect(job.needs('sign-off')).toEqual(['certificate', 'balance']);
    },
  ],
  refuses: [
    'a sheet while a line is not done or without what was tested, and an end without the signature',
    () => {
      expect(inWork().refusesFiling('service-sheet', written['service-sheet'])).toEqual([
        'All line items done',
      ]);
      expect(inWork().needs('work')).toEqual(['lines.done']);
      expect(inSignOff().refusesFiling('service-sheet')).toEqual(['part:tested']);
      const unsigned = inSignOff().file('service-sheet', written['service-sheet']);
      expect(unsigned.needs('sign-off')).toContain('service-sheet');
      unsigned.line({ description: '补漏', amountMinor: 0, class: 'general' });
      expect(unsigned.needs('sign-off')).toContain('lines.done');
    },
  ],
});

row('REP-04-BAL', {
  accepts: [
    '20 % due on the day of the signature, with approved additions',
    () => {
      const job = inWork().changeOrder('co-1', 60_000).linesDone().on('2026-10-16').enter('sign-off');
      job
        .file('service-sheet', written['service-sheet'])
        .recordState('service-sheet', 'signed', { on: '2026-10-16' });
      expect(job.milestone('balance')).toMatchObject({
        amountMinor: 200_000,
        dueOn: '2026-10-16',
        state: 'due',
      });
      expect(job.milestone('change-order/co-1')).toMatchObject({ amountMinor: 60_000, dueOn: '2026-10-16' });
    },
  ],
  refuses: [
    'a due part before the signature, and aftercare before it is paid',
    () => {
      expect(inSignOff().milestone('balance')).toMatchObject({ state: 'waiting', dueOn: null });
      const job = sheetSigned()
        .file('certificate')
        .recordState('certificate', 'delivered', { ways: ['by-mail'] });
      expect(job.needs('sign-off')).toEqual(['balance']);
      expect(job.pay('balance').needs('sign-off')).toEqual([]);
    },
  ],
});

row('REP-05-WAR', {
  accepts: [
    'one year for a line of general work, and the pipe excluded by name, in three languages',
    () => {
      const job = sheetSigned().file('certificate');
      const rows = Object.fromEntries(locales.map((locale) => [locale, tableIn(job, 'certificate', locale)]));
      expect(rows['zh-Hans']).toEqual([
        ['瓷砖铺贴', '一般项目，保修一年', '2026年10月16日', '2027年10月16日'],
        ['防水重做', '防水，保修五年', '2026年10月16日', '2031年10月16日'],
        ['铝塑管接头更换', '铝塑管维修，不保修', '不在保修范围', '不在保修范围'],
      ]);
      expect(rows['zh-Hant']?.[2]?.[2]).toBe('不在保修範圍');
      expect(rows['en']?.[0]).toEqual([
        '瓷砖铺贴',
        'General work, one year',
        '16 October 2026',
        '16 October 2027',
      ]);
    },
  ],
  refuses: [
    'a warranty before the signature, and a quote with a line of no class',
    () => {
      expect(inSignOff().plan().warranties).toEqual([]);
      expect(inSignOff().refusesFiling('certificate')).toEqual(['Service sheet']);
      const unclassed = priced().line({ description: '地漏', amountMinor: 10_000 });
      expect(unclassed.needs('quote')).toContain('Warranty class of every line');
    },
  ],
});

row('REP-05-WTR', {
  accepts: [
    'five years for a line of waterproofing, its last day in',
    () => {
      const { warranties } = sheetSigned().plan();
      expect(warranties.find(({ key }) => key.startsWith('waterproofing/'))).toMatchObject({
        startsOn: '2026-10-16',
        endsOn: '2031-10-16',
      });
      expect(warranties).toHaveLength(2);
    },
  ],
  refuses: ['five years before the signature', () => expect(inSignOff().plan().warranties).toEqual([])],
});

row('REP-05-ALL', {
  accepts: [
    'a call in which the customer said whether the goal is met, with which the file may be closed',
    () => {
      const job = inAftercare();
      expect(job.task('follow-up')).toMatchObject({ state: 'open', dueOn: '2026-10-23' });
      expect(job.plan().contact).toBe('open');
      job.on('2026-10-23').record(call(7, 'follow-up', 'reached', { 'call.goal': 'met' }));
      expect(job.task('follow-up')?.state).toBe('done');
      expect([job.plan().contact, job.needs('aftercare')]).toEqual(['contacted', []]);
    },
  ],
  refuses: [
    'closing after a call that nobody answered, one without the goal, and one from before the signature',
    () => {
      const job = inAftercare().record(call(7, 'follow-up', 'no-answer'));
      expect(job.needs('aftercare')).toEqual(['calls']);
      expect(job.plan().contact).toBe('open');
      expect(job.record(call(8, 'follow-up', 'reached')).needs('aftercare')).toContain('calls');
      expect(job.task('follow-up')?.state).toBe('open');
    },
  ],
});
