import { expect } from 'vitest';
import { repairTexts as written } from '#test/kit/flows/repair-texts';
import { moment } from '#test/kit/rules';
import {
  agreed,
  call,
  contractFiled,
  inquired,
  inquiryFacts,
  inSurvey,
  priced,
  sent,
  signed,
  surveyed,
} from '../jobs/repair-job';
import type { Walk } from '../walk';
import { row } from './row';

/** The gate names the list in which the call is missing. */
const told = 'calls';

const filed = (job: Walk, document: string) =>
  job.state().facts.find(({ key }) => key === `${document}.filed`)?.value;

row('REP-00-TYPE', {
  accepts: [
    'repair, fitting-out, refurbishment and maintenance',
    () => {
      for (const kind of ['repair', 'fitting-out', 'refurbishment', 'maintenance'])
        expect(
          inquired()
            .record({ ...inquiryFacts, 'job.kind': kind })
            .needs('inquiry'),
        ).toEqual([]);
    },
  ],
  refuses: [
    'leaving the inquiry while the kind of work is unknown',
    () =>
      expect(
        inquired()
          .record({ ...inquiryFacts, 'job.kind': null })
          .needs('inquiry'),
      ).toEqual(['job.kind']),
  ],
});

row('REP-01-IN', {
  accepts: [
    'a request by web or phone, received by customer service',
    () => {
      for (const channel of ['web', 'phone'])
        expect(
          inquired()
            .record({ ...inquiryFacts, channel })
            .needs('inquiry'),
        ).toEqual([]);
    },
  ],
  refuses: [
    'leaving the inquiry without the way, the person or the report',
    () =>
      expect(
        inquired()
          .record({ ...inquiryFacts, channel: null, 'received-by': null, problem: '' })
          .needs('inquiry'),
      ).toEqual(['channel', 'received-by', 'problem']),
  ],
});

row('REP-01-DATA', {
  accepts: [
    'name, phone, address and survey time',
    () => {
      const job = inquired().record(inquiryFacts);
      expect(job.state().customer).toMatchObject({ name: '王芳', phone: '13800000000' });
      expect(job.needs('inquiry')).toEqual([]);
    },
  ],
  refuses: [
    'leaving the inquiry without one of the four, by its name',
    () => {
      const lacking = (change: (job: Walk) => Walk) =>
        change(inquired().record(inquiryFacts)).needs('inquiry');
      expect(lacking((job) => job.customer({ name: ' ' }))).toEqual(['customer.name']);
      expect(lacking((job) => job.customer({ phone: null }))).toEqual(['customer.phone']);
      expect(lacking((job) => job.customer({ address: null }))).toEqual(['customer.address']);
      expect(lacking((job) => job.record({ 'survey.at': null }))).toEqual(['survey.at']);
    },
  ],
});

row('REP-01-CALL', {
  accepts: [
    'an answer by 17:30 of the day before, and one that moves the visit to a new time',
    () => {
      const job = inquired().record(inquiryFacts).on('2026-09-09', '17:29');
      expect(job.task('survey.confirm')).toMatchObject({
        state: 'open',
        assigneeId: 'stf_sun',
        dueAt: moment('2026-09-09', '17:30'),
      });
      job.record({ 'survey.call': 'moved' });
      expect(job.task('survey.confirm')?.state).toBe('open');
      job.record({ 'survey.at': moment('2026-09-14', '14:00') });
      expect(job.task('survey.confirm')?.state).toBe('done');
      job.record({ 'survey.call': 'confirmed' });
      expect(job.task('survey.confirm')?.state).toBe('done');
    },
  ],
  refuses: [
    '“no answer” as the end of the call: it stays open, and the surveyor is told again after two hours',
    () => {
      const job = inquired().record(inquiryFacts).on('2026-09-09', '15:00');
      job.record({ 'survey.call': 'no-answer' });
      expect(job.task('survey.confirm')?.state).toBe('open');
      expect(job.notice('survey-call-again')).toMatchObject({ sendAt: moment('2026-09-09', '17:00') });
      expect(job.record({ 'survey.call': 'confirmed' }).notice('survey-call-again')).toBeUndefined();
    },
  ],
});

row('REP-01-EMG', {
  accepts: [
    'an emergency with its reason: the surveyor is to set out within a quarter of an hour, and nobody calls the day before',
    () => {
      const job = inquired().record({
        ...inquiryFacts,
        'survey.at': moment('2026-09-07', '10:00'),
        emergency: true,
        'emergency.why': '水管爆裂',
      });
      expect(job.task('dispatch')).toMatchObject({
        state: 'open',
        assigneeId: 'stf_sun',
        dueAt: moment('2026-09-07', '09:15'),
      });
      expect(job.notice('dispatch')).toMatchObject({ sendAt: moment('2026-09-07', '09:00') });
      expect(job.task('survey.confirm')).toBeUndefined();
      expect(job.plan().appointments[0]).toMatchObject({ isInsideLead: false });
      job.on('2026-09-07', '09:10').record({ 'dispatched.at': moment('2026-09-07', '09:10') });
      expect(job.task('dispatch')?.state).toBe('done');
      expect(job.needs('inquiry')).toEqual([]);
    },
  ],
  refuses: [
    'an emergency without a reason: nobody is dispatched, the call stays, and the inquiry is not left',
    () => {
      const job = inquired().record({ ...inquiryFacts, emergency: true });
      expect(job.task('dispatch')).toBeUndefined();
      expect(job.notice('dispatch')).toBeUndefined();
      expect(job.task('survey.confirm')?.state).toBe('open');
      expect(job.needs('inquiry')).toEqual(['emergency.why', 'dispatched.at']);
    },
  ],
});

row('REP-02-SUR', {
  accepts: [
    'an ordinary survey for nothing and one of water and power for 200 yuan, held by the surveyor',
    () => {
      const job = surveyed().file('survey-record', written['survey-record']);
      expect(job.milestone('survey-fee')).toMatchObject({ amountMinor: 0, state: 'settled' });
      expect(job.plan().appointments.find(({ key }) => key === 'survey')?.who).toEqual(['stf_sun']);
      expect(job.needs('survey')).toEqual([]);
      expect(job.record({ 'survey.class': 'utility' }).milestone('survey-fee')).toMatchObject({
        amountMinor: 20_000,
        dueOn: '2026-09-10',
        state: 'due',
      });
    },
  ],
  refuses: [
    'leaving the survey when nobody was at home, without findings, photo or record',
    () => {
      expect(inSurvey().needs('survey')).toEqual([
        'survey.items',
        'survey.cause',
        'survey.photos',
        'survey-record',
        'survey.result',
      ]);
      const job = surveyed().file('survey-record', written['survey-record']);
      expect(job.record({ 'survey.result': 'nobody-home' }).needs('survey')).toEqual(['survey.result']);
    },
  ],
});

row('REP-02-PLAN', {
  accepts: [
    'a service plan that states the findings of the record, with method, materials, days and test',
    () => {
      const job = priced().file('service-plan', written['service-plan']);
      expect(filed(job, 'service-plan')).toMatchObject({
        attachedVersion: 1,
        data: {
          places: { 'fact:survey.items': '卫生间防水重做', 'fact:survey.cause': '淋浴区防水层破损' },
        },
        texts: written['service-plan'],
      });
    },
  ],
  refuses: [
    'a plan before the record, with an empty part, and going on without one',
    () => {
      expect(surveyed().refusesFiling('service-plan', written['service-plan'])).toEqual([
        'survey-record.filed',
      ]);
      expect(priced().refusesFiling('service-plan')).toEqual([
        'part:method',
        'part:materials',
        'part:duration',
        'part:test',
      ]);
      expect(priced().needs('quote')).toContain('service-plan');
    },
  ],
});

row('REP-02-QUO', {
  accepts: [
    'a quote that went out by e-mail and was told by phone, and agreed',
    () => {
      const job = sent();
      expect(job.task('quote-letter')?.state).toBe('done');
      expect(job.task('quote-call')).toMatchObject({ state: 'open', dueOn: '2026-09-14' });
      job.record(call(1, 'quote', 'reached', { 'call.said': '同意' }));
      expect(job.task('quote-call')?.state).toBe('done');
      expect(job.needs('quote')).not.toContain(told);
      expect(filed(job, 'quote')).toMatchObject({
        data: { lines: [{ description: '防水重做', amountMinor: 600_000 }, {}, {}] },
      });
    },
  ],
  refuses: [
    'a quote sent one way only, a call without an answer, one about the work, and the call of an earlier version',
    () => {
      const job = sent().record(call(1, 'quote', 'no-answer'));
      expect(job.task('quote-call')).toMatchObject({ state: 'open' });
      job.record(call(2, 'work', 'reached'));
      expect(job.needs('quote')).toContain(told);
      job.record(call(3, 'quote', 'reached')).file('quote', written.quote);
      expect(job.needs('quote')).toEqual(expect.arrayContaining(['quote', told]));
      expect([job.task('quote-letter')?.state, job.task('quote-call')?.state]).toEqual(['open', 'open']);
      const byPhone = priced()
        .file('service-plan', written['service-plan'])
        .file('quote', written.quote)
        .record(call(1, 'quote', 'reached'));
      expect(byPhone.needs('quote')).toContain('quote');
      expect(byPhone.recordState('quote', 'delivered', { ways: [] }).needs('quote')).toContain('quote');
    },
  ],
});

row('REP-03-CON', {
  accepts: [
    'a contract that attaches the agreed quote, which attaches the plan, and is signed',
    () => {
      const job = signed().pay('down');
      expect(job.needs('quote')).toEqual([]);
      expect(filed(job, 'contract')).toMatchObject({
        attachedVersion: 1,
        data: { places: { 'job:total': 1_000_000 }, lines: [{}, {}, {}] },
      });
      expect(filed(job, 'quote')).toMatchObject({ attachedVersion: 1 });
    },
  ],
  refuses: [
    'a contract before plan, quote and call, after a line changed, with an empty part; and work on one that changed',
    () => {
      expect(sent().refusesFiling('contract', written.contract)).toEqual([
        'quote.agreed',
        'Service plan',
        'Quote',
        'Calls with the customer',
      ]);
      expect(agreed().refusesFiling('contract')).toEqual(['part:term']);
      const more = { description: '地漏更换', amountMinor: 80_000, class: 'general' };
      expect(agreed().line(more).refusesFiling('contract', written.contract)).toEqual([
        'Quote: the job changed since, file a new version',
      ]);
      expect(contractFiled().needs('quote')).toEqual(['contract', 'down']);
      expect(signed().pay('down').line(more).needs('quote')).toEqual(['contract']);
    },
  ],
});

row('REP-03-PAY', {
  accepts: [
    '80 % due on the day of the signature',
    () =>
      expect(signed().milestone('down')).toMatchObject({
        amountMinor: 800_000,
        dueOn: '2026-09-28',
        state: 'due',
      }),
  ],
  refuses: [
    'a due part before the signature, and work before it is paid to the last fen',
    () => {
      expect(contractFiled().milestone('down')).toMatchObject({ dueOn: null, state: 'waiting' });
      expect(signed().needs('quote')).toEqual(['down']);
      expect(signed().pay('down', 799_999).needs('quote')).toEqual(['down']);
    },
  ],
});
