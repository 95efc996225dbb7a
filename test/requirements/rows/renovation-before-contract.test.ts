import { expect } from 'vitest';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import { moment } from '#test/kit/rules';
import {
  agreed,
  contractFiled,
  inDesign,
  inquired,
  inquiryFacts,
  inSurvey,
  priced,
  surveyed,
} from '../jobs/renovation-job';
import { row } from './row';

row('REN-00-TYPE', {
  accepts: [
    'an old home and a second-hand one',
    () => {
      for (const kind of ['old-home', 'second-hand'])
        expect(
          inquired()
            .record({ ...inquiryFacts, 'job.kind': kind })
            .needs('inquiry'),
        ).toEqual([]);
    },
  ],
  refuses: [
    'leaving the inquiry while the kind of home is unknown',
    () =>
      expect(
        inquired()
          .record({ ...inquiryFacts, 'job.kind': null })
          .needs('inquiry'),
      ).toEqual(['job.kind']),
  ],
});

row('REN-01-DATA', {
  accepts: [
    'name, phone, address, floor area and survey time',
    () => {
      const job = inquired().record(inquiryFacts);
      expect(job.state().customer).toMatchObject({ name: '王芳', phone: '13800000000' });
      expect(job.needs('inquiry')).toEqual([]);
    },
  ],
  refuses: [
    'leaving the inquiry without the five, each by its name',
    () => {
      const job = inquired().record({ ...inquiryFacts, area: null, 'survey.at': null });
      job.customer({ name: ' ', phone: null, address: null });
      expect(job.needs('inquiry').toSorted()).toEqual([
        'area',
        'customer.address',
        'customer.name',
        'customer.phone',
        'survey.at',
      ]);
    },
  ],
});

row('REN-01-CALL', {
  accepts: [
    'an answer by 17:30 of the day before, with which the call is done',
    () => {
      const job = inquired().record(inquiryFacts).on('2026-09-09', '17:29');
      expect(job.task('survey.confirm')).toMatchObject({
        state: 'open',
        dueAt: moment('2026-09-09', '17:30'),
      });
      expect(job.record({ 'survey.call': 'confirmed' }).task('survey.confirm')?.state).toBe('done');
    },
  ],
  refuses: [
    '“no answer” and a time that is wanted and not written as the end of the call, and tells who must know',
    () => {
      const job = inquired().record(inquiryFacts).on('2026-09-09', '16:00');
      for (const said of ['no-answer', 'moved'])
        expect(job.record({ 'survey.call': said }).task('survey.confirm')?.state).toBe('open');
      const late = job.plan().notices.filter(({ taskKey }) => taskKey === 'survey.confirm');
      expect(late.map(({ sendAt }) => sendAt)).toContain(moment('2026-09-09', '17:30'));
    },
  ],
});

row('REN-02-VISIT', {
  accepts: [
    'a visit of surveyor and designer, in both diaries, that was held',
    () => {
      const job = surveyed().file('survey-record', written['survey-record']);
      const there = job.plan().appointments.find(({ key }) => key === 'survey');
      expect(there?.who.toSorted()).toEqual(['stf_ding', 'stf_sun']);
      expect(job.needs('survey')).toEqual([]);
    },
  ],
  refuses: [
    'a visit of one of the two, and one at which nobody was at home',
    () => {
      expect(
        inquired()
          .record({ ...inquiryFacts, designer: null })
          .needs('inquiry'),
      ).toEqual(['designer']);
      expect(
        inquired()
          .record({ ...inquiryFacts, surveyor: '' })
          .needs('inquiry'),
      ).toEqual(['surveyor']);
      const job = surveyed().file('survey-record', written['survey-record']);
      expect(job.record({ 'survey.result': 'nobody-home' }).needs('survey')).toEqual(['survey.result']);
    },
  ],
});

row('REN-02-NEEDS', {
  accepts: [
    'what the customer needs and what was advised, and states both in the record',
    () => {
      const job = surveyed().file('survey-record', written['survey-record']);
      expect(job.state().facts.find(({ key }) => key === 'survey-record.filed')?.value).toMatchObject({
        data: { places: { 'fact:needs': '三室改两室', 'fact:suggestions': '厨房外移' } },
      });
    },
  ],
  refuses: [
    'a record and leaving the survey without both, and a record with a blank',
    () => {
      const job = inSurvey();
      const places = ['fact:needs', 'fact:suggestions'];
      expect(job.refusesFiling('survey-record', written['survey-record'])).toEqual(places);
      expect(job.needs('survey')).toEqual(expect.arrayContaining(['needs', 'suggestions']));
      job.record({ needs: '三室改两室', suggestions: ' ' });
      expect(job.refusesFiling('survey-record', written['survey-record'])).toEqual(['fact:suggestions']);
    },
  ],
});

row('REN-02-LOG', {
  accepts: [
    'a record with measures and condition, and photos',
    () => {
      const job = surveyed().file('survey-record', written['survey-record']);
      expect(job.needs('survey')).toEqual([]);
      expect(job.task('survey-visit')?.state).toBe('done');
    },
  ],
  refuses: [
    'an empty record by its places, and leaving the survey without record or photo',
    () => {
      expect(surveyed().refusesFiling('survey-record')).toEqual(['part:measured', 'part:condition']);
      expect(surveyed().needs('survey')).toEqual(['survey-record']);
      expect(inSurvey().needs('survey')).toContain('survey.photos');
    },
  ],
});

row('REN-03-DES', {
  accepts: [
    'drawings as files and a budget with lines, delivered and agreed by name, also after they came back',
    () => {
      const job = priced().file('design', written.design).recordState('design', 'delivered');
      job.recordState('design', 'returned', { by: '王芳', note: '主卧太小' }).file('design', written.design);
      job.recordState('design', 'delivered').recordState('design', 'agreed', { by: '王芳' });
      job.file('budget').recordState('budget', 'delivered').recordState('budget', 'agreed', { by: '王芳' });
      expect(job.needs('design-and-quote')).toEqual(['contract']);
      expect(job.state().facts.find(({ key }) => key === 'design.filed')?.value).toMatchObject({
        version: 2,
      });
    },
  ],
  refuses: [
    'a design without drawings and words, a budget without a line, and a verdict on an older version',
    () => {
      expect(inDesign().refusesFiling('design', written.design)).toEqual(['Drawings as files']);
      expect(priced().refusesFiling('design')).toEqual(['part:idea', 'part:drawings']);
      expect(inDesign().refusesFiling('budget')).toEqual(['lines']);
      expect(agreed().file('budget').needs('design-and-quote')).toContain('budget');
    },
  ],
});

row('REN-03-CON', {
  accepts: [
    'a contract with its words, the agreed budget attached, signed',
    () => {
      const job = contractFiled(agreed().on('2026-09-28')).recordState('contract', 'signed');
      expect(job.needs('design-and-quote')).toEqual([]);
      expect(job.state().facts.find(({ key }) => key === 'contract.filed')?.value).toMatchObject({
        attachedVersion: 1,
        data: { lines: [{ description: '拆改' }] },
      });
    },
  ],
  refuses: [
    'a contract before the agreement, with empty places, or after a change; and work on one that no longer says what was signed',
    () => {
      const changed = 'Budget: the job changed since, file a new version';
      expect(priced().refusesFiling('contract', written.contract)).toEqual([
        'budget.agreed',
        'Design drawings',
        'Budget',
        changed,
      ]);
      expect(agreed().refusesFiling('contract')).toEqual(['part:scope', 'part:term']);
      const extended = agreed().line({ description: '阳台封窗', amountMinor: 960_000 });
      expect(extended.total(12_960_000).refusesFiling('contract', written.contract)).toEqual([changed]);
      expect(contractFiled().needs('design-and-quote')).toEqual(['contract']);
      const signed = contractFiled().recordState('contract', 'signed');
      expect(signed.customer({ address: '安华里 5 号' }).needs('design-and-quote')).toEqual(['contract']);
    },
  ],
});

row('REN-03-PAY', {
  accepts: [
    '55 % of the sum of the agreed budget, due on the day of the signature, which fixes the price',
    () => {
      const job = contractFiled(agreed().on('2026-09-28')).recordState('contract', 'signed');
      expect(job.plan().isPriceFixed).toBe(true);
      expect(job.milestone('down')).toMatchObject({
        amountMinor: 6_600_000,
        dueOn: '2026-09-28',
        state: 'due',
      });
    },
  ],
  refuses: [
    'a due part before the signature, though the contract is filed, and a price that is no sum of the budget',
    () => {
      const job = contractFiled(agreed().on('2026-09-28'));
      expect(job.milestone('down')).toMatchObject({
        amountMinor: 6_600_000,
        dueOn: null,
        state: 'waiting',
      });
      expect(agreed().total(8_600_000).refusesFiling('contract', written.contract)).toEqual([
        'Line items that sum to the contract total',
      ]);
    },
  ],
});
