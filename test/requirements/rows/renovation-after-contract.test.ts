import { expect } from 'vitest';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import {
  agreed,
  atProgress,
  contractFiled,
  inAcceptance,
  inAftercare,
  inConstruction,
  recordSigned,
} from '../jobs/renovation-job';
import { row } from './row';

const passed = () => inAcceptance().on('2026-12-28').record({ 'acceptance.result': 'pass' });
const failed = () => inAcceptance().on('2026-12-24').record({ 'acceptance.result': 'fail' });

row('REN-03-START', {
  accepts: [
    'a start within three working days of signature and money, and a later day with its reason',
    () => {
      const job = inConstruction().on('2026-09-30').pay('down');
      // The National Day holiday lies between; Saturday 10 October is made up.
      expect(job.task('start-on-site')).toMatchObject({ dueOn: '2026-10-10', state: 'open' });
      job.record({ 'start.agreed-on': '2026-10-19', 'start.agreed-reason': '客户出差' });
      expect(job.task('start-on-site')).toMatchObject({ dueOn: '2026-10-19' });
      expect(job.needs('construction')).not.toContain('start.agreed-reason');
      expect(job.on('2026-10-19').record({ 'start.on': '2026-10-19' }).task('start-on-site')?.state).toBe(
        'done',
      );
    },
  ],
  refuses: [
    'a clock before all of the money is there, and a later day without its reason',
    () => {
      const job = inConstruction().pay('down', 6_599_999);
      expect(job.task('start-on-site')).toMatchObject({ dueOn: null, state: 'open' });
      job.pay('down', 1).record({ 'start.agreed-on': '2026-10-19' });
      expect(job.needs('construction')).toContain('start.agreed-reason');
    },
  ],
});

row('REN-04-MID', {
  accepts: [
    '40 % due on the day on which half is reached',
    () => {
      const job = atProgress(49).on('2026-11-12').record({ progress: 50 });
      expect(job.milestone('progress')).toMatchObject({
        amountMinor: 4_800_000,
        state: 'due',
        dueOn: '2026-11-12',
      });
    },
  ],
  refuses: [
    'a due part at 49 %, before the contract is signed, and closing over one never asked for',
    () => {
      expect(atProgress(49).milestone('progress')).toMatchObject({ state: 'waiting', dueOn: null });
      const unsigned = contractFiled(agreed().record({ progress: 50 }));
      expect(unsigned.milestone('progress')).toMatchObject({ state: 'waiting', dueOn: null });
      const job = atProgress(30).enter('acceptance').on('2026-12-28').record({ 'acceptance.result': 'pass' });
      job.pay('balance').record({ 'follow-up.result': 'met' }).enter('aftercare');
      expect(job.needs('aftercare')).toEqual(['progress']);
    },
  ],
});

row('REN-04-CO', {
  accepts: [
    'work added and removed, each with the payment that follows',
    () => {
      const job = atProgress(30).changeOrder('co-1', 300_000).changeOrder('co-2', -100_000);
      expect(job.plan().balances).toMatchObject({ changesMinor: 200_000, plannedMinor: 12_200_000 });
      job.on('2026-11-15').record({ progress: 55 });
      expect(job.milestone('change-order/co-1')).toMatchObject({ amountMinor: 300_000, dueOn: '2026-11-15' });
      expect(job.milestone('progress').amountMinor).toBe(4_700_000);
    },
  ],
  refuses: [
    'money for a change that is only proposed, and closing over one that is unpaid',
    () => {
      const job = atProgress(30).changeOrder('co-1', 300_000, 'proposed');
      expect(job.plan().balances).toMatchObject({ changesMinor: 0, plannedMinor: 12_000_000 });
      const done = inAftercare().record({ 'follow-up.result': 'met' }).changeOrder('co-9', 80_000);
      expect(done.needs('aftercare')).toEqual(['change-order/co-9']);
      expect(done.pay('change-order/co-9').needs('aftercare')).toEqual([]);
    },
  ],
});

row('REN-05-ACC', {
  accepts: [
    'defects with photos, a re-inspection, then the pass with its day and the record that both sign',
    () => {
      const job = failed().photo('acceptance.photos');
      job.record({ 'acceptance.defects': '瓷砖空鼓', 'acceptance.again-on': '2026-12-28' });
      expect(job.task('re-inspection')).toMatchObject({ state: 'open', dueOn: '2026-12-28' });
      job.on('2026-12-29').record({ 'acceptance.result': 'pass', 'acceptance.on': '2026-12-28' });
      expect(job.state().tasks.find(({ key }) => key === 're-inspection')?.state).toBe('done');
      expect(
        recordSigned(job).file('certificate').recordState('certificate', 'signed').needs('acceptance'),
      ).toEqual([]);
    },
  ],
  refuses: [
    'leaving the stage failed, without defects, photos or record; and a record of work that failed, or an empty one',
    () => {
      expect(failed().needs('acceptance')).toEqual(
        expect.arrayContaining([
          'acceptance.defects',
          'acceptance.again-on',
          'acceptance.photos',
          'acceptance.result',
          'acceptance-record',
        ]),
      );
      expect(failed().refusesFiling('acceptance-record', written['acceptance-record'])).toEqual([
        'Acceptance result',
      ]);
      expect(passed().refusesFiling('acceptance-record')).toEqual(['part:inspected']);
      expect(passed().needs('acceptance')).toEqual(['acceptance-record', 'certificate']);
    },
  ],
});

row('REN-05-BAL', {
  accepts: [
    '5 % due on the day of the acceptance, also when it is recorded later',
    () => {
      const job = passed();
      expect(job.milestone('balance')).toMatchObject({
        amountMinor: 600_000,
        dueOn: '2026-12-28',
        state: 'due',
      });
      expect(job.record({ 'acceptance.on': '2026-12-24' }).milestone('balance').dueOn).toBe('2026-12-24');
    },
  ],
  refuses: [
    'a due part when it failed, also after a pass by mistake, and closing unpaid',
    () => {
      expect(failed().milestone('balance')).toMatchObject({ state: 'waiting', dueOn: null });
      expect(passed().record({ 'acceptance.result': 'fail' }).milestone('balance').state).toBe('waiting');
      const unpaid = passed().enter('aftercare').record({ 'follow-up.result': 'met' });
      expect(unpaid.needs('aftercare')).toEqual(['balance']);
    },
  ],
});

row('REN-05-CERT', {
  accepts: [
    'a signed certificate that states its periods',
    () => {
      const job = recordSigned(passed()).file('certificate').recordState('certificate', 'signed');
      expect(job.needs('acceptance')).toEqual([]);
      expect(job.state().facts.find(({ key }) => key === 'certificate.filed')?.value).toMatchObject({
        data: { warranties: [{ endsOn: '2028-12-28' }, { endsOn: '2031-12-28' }] },
      });
    },
  ],
  refuses: [
    'a certificate before the pass, and leaving the stage with an unsigned one',
    () => {
      expect(failed().refusesFiling('certificate')).toEqual(['Acceptance result']);
      expect(recordSigned(passed()).file('certificate').needs('acceptance')).toEqual(['certificate']);
    },
  ],
});

row('REN-06-WAR', {
  accepts: [
    'two years for decoration and five for waterproofing from the day of the acceptance',
    () =>
      expect(
        inAftercare()
          .plan()
          .warranties.map(({ key, startsOn, endsOn }) => [key, startsOn, endsOn]),
      ).toEqual([
        ['decoration', '2026-12-28', '2028-12-28'],
        ['waterproofing', '2026-12-28', '2031-12-28'],
      ]),
  ],
  refuses: [
    'a warranty before the acceptance, and after one that failed',
    () => {
      expect(inConstruction().plan().warranties).toEqual([]);
      expect(passed().record({ 'acceptance.result': 'fail' }).plan().warranties).toEqual([]);
    },
  ],
});

row('REN-06-ALL', {
  accepts: [
    'a call after the hand-over with what came of it',
    () => {
      const job = inAftercare();
      expect(job.task('follow-up')).toMatchObject({ state: 'open', dueOn: '2027-01-27' });
      job.on('2027-01-20').record({ 'follow-up.result': 'met' }).log('follow-up.notes', '客户满意');
      expect([job.plan().contact, job.task('follow-up')?.state]).toEqual(['contacted', 'done']);
      expect(job.needs('aftercare')).toEqual([]);
    },
  ],
  refuses: [
    'closing the file without a call, and after one that nobody answered',
    () => {
      const job = inAftercare();
      expect(job.needs('aftercare')).toEqual(['follow-up.result']);
      job.on('2027-01-20').record({ 'follow-up.result': 'no-answer' });
      expect(job.needs('aftercare')).toEqual(['follow-up.result']);
      expect([job.plan().contact, job.task('follow-up')?.state]).toEqual(['open', 'open']);
    },
  ],
});
