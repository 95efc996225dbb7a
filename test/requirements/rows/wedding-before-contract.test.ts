import { expect } from 'vitest';
import { moment } from '#test/kit/rules';
import { weddingTexts as written } from '#test/kit/wedding-texts';
import { row } from './row';
import {
  beforeBudget,
  consultationFacts,
  fileDocuments,
  hotelChecks,
  inContract,
  inIntention,
  inquired,
  photo,
  shownPicture,
  visited,
} from '../jobs/wedding-job';

const filed = (job: ReturnType<typeof inquired>, document: string) =>
  job.state().facts.find(({ key }) => key === `${document}.filed`)?.value;

row('WED-01-STG', {
  accepts: [
    'a first visit with all that it is for, and leaves it',
    () => expect(visited().pay('intention-deposit').needs('consultation')).toEqual([]),
  ],
  refuses: [
    'leaving the first visit before it has content',
    () =>
      expect(inquired().needs('consultation')).toEqual(
        expect.arrayContaining(['visit.at', 'consultant', 'wishes', 'references.pictures', 'first-plan']),
      ),
  ],
});

row('WED-01-APT', {
  accepts: [
    'a visit with its time and consultant, who is told before it and stands in the diary',
    () => {
      const job = inquired().record(consultationFacts);
      expect(job.plan().appointments).toMatchObject([
        { key: 'visit', startsAt: moment('2026-03-07', '14:00'), who: ['stf_gu'] },
      ]);
      expect(job.notice('visit-consultant')?.sendAt).toBe(moment('2026-03-06', '10:00'));
      expect(job.tick('visit.received').task('receive-couple')?.state).toBe('done');
    },
  ],
  refuses: [
    'leaving the visit without time, without consultant, or before the couple were received',
    () => {
      const needs = (facts: object) =>
        visited()
          .pay('intention-deposit')
          .record({ ...facts })
          .needs('consultation');
      expect(needs({ 'visit.at': null })).toEqual(['visit.at']);
      expect(needs({ consultant: null })).toEqual(['consultant']);
      expect(needs({ 'visit.received': null })).toEqual(['visit.received']);
    },
  ],
});

row('WED-01-NOTE', {
  accepts: [
    'every wish as a note of its own, with who wrote it',
    () => {
      const job = visited().log('wishes', '不要烟花');
      const notes = job.state().facts.filter(({ key }) => key === 'wishes');
      expect(notes).toMatchObject([
        { value: { note: '希望户外仪式' }, recordedBy: 'stf_chen' },
        { value: { note: '不要烟花' }, recordedBy: 'stf_chen' },
      ]);
    },
  ],
  refuses: [
    'leaving the visit without a note',
    () => expect(inquired().record(consultationFacts).needs('consultation')).toContain('wishes'),
  ],
});

row(
  'WED-01-EXPL',
  {
    accepts: [
      'procedure and standards explained, both',
      () => expect(visited().pay('intention-deposit').needs('consultation')).toEqual([]),
    ],
    refuses: [
      'one of the two alone',
      () => {
        for (const key of ['explained.procedure', 'explained.standards'])
          expect(
            visited()
              .pay('intention-deposit')
              .record({ [key]: null })
              .needs('consultation'),
          ).toEqual([key]);
      },
    ],
  },
  { isTickList: true },
);

row('WED-01-REFS', {
  accepts: [
    'the pictures of earlier weddings that were shown, with a note, the kind of venue and the size',
    () => {
      const job = visited();
      expect(job.needs('consultation')).toEqual(['intention-deposit']);
      expect(job.state().facts.find(({ key }) => key === shownPicture)?.value).toEqual(photo('ballroom'));
    },
  ],
  refuses: [
    'leaving without a picture, also after it was removed, without a note, without kind of venue or size',
    () => {
      const job = visited().record({ [shownPicture]: null, 'hotel.type': null, size: null });
      expect(job.needs('consultation')).toEqual(
        expect.arrayContaining(['references.pictures', 'hotel.type', 'size']),
      );
      expect(inquired().record(consultationFacts).needs('consultation')).toContain('references');
    },
  ],
});

row('WED-01-PLAN', {
  accepts: [
    'a first plan with its words, which states hotel, size, form, atmosphere and tone',
    () =>
      expect(filed(visited(), 'first-plan')).toMatchObject({
        data: { places: { 'fact:form': '中西合璧', 'fact:atmosphere': '温馨', 'fact:size': 220 } },
        texts: written['first-plan'],
      }),
  ],
  refuses: [
    'a plan with an empty part, or of a wedding of which nothing is known, each by its place',
    () => {
      const early = inquired().refusesFiling('first-plan', written['first-plan']);
      for (const place of ['hotel', 'size', 'form', 'atmosphere', 'tone'])
        expect(early).toContain(`fact:${place}`);
      const known = inquired().record(consultationFacts);
      expect(known.refusesFiling('first-plan')).toEqual(['part:design', 'part:plan']);
      expect(known.needs('consultation')).toContain('first-plan');
    },
  ],
});

row('WED-02-STG', {
  accepts: [
    'the intention with its deposit paid, its draft agreed and its budget filed',
    () => expect(inContract().needs('intention')).toEqual([]),
  ],
  refuses: [
    'going on with one fen less, and leaving the intention while its work is open',
    () => {
      expect(visited().pay('intention-deposit', 99_999).needs('consultation')).toEqual(['intention-deposit']);
      expect(inIntention().needs('intention')).toEqual(
        expect.arrayContaining(['theme', 'crew.host', 'draft-plan', 'budget']),
      );
    },
  ],
});

row('WED-02-PAY', {
  accepts: [
    '1,000 yuan when the couple choose the shop, as part of the price',
    () => {
      const job = visited().total(8_000_000).record({ 'contract.deposit': 2_000_000 });
      expect(job.milestone('intention-deposit')).toMatchObject({
        amountMinor: 100_000,
        state: 'due',
        dueOn: '2026-03-07',
      });
      expect(job.milestone('balance').amountMinor).toBe(5_900_000);
    },
  ],
  refuses: [
    'a demand before they chose, and the next stage before it is paid',
    () => {
      const job = visited().record({ 'couple.confirmed': null });
      expect(job.milestone('intention-deposit')).toMatchObject({ state: 'waiting', dueOn: null });
      expect(visited().needs('consultation')).toEqual(['intention-deposit']);
    },
  ],
});

row('WED-02-THEME', {
  accepts: ['theme and idea in words', () => expect(inContract().needs('intention')).toEqual([])],
  refuses: [
    'leaving the stage without one of them',
    () => {
      expect(inContract().record({ theme: '' }).needs('intention')).toEqual(['theme']);
      expect(inContract().record({ idea: null }).needs('intention')).toEqual(['idea']);
    },
  ],
});

row('WED-02-HOST', {
  accepts: [
    'a host who is booked',
    () => {
      const job = inContract();
      expect(job.state().bookings).toMatchObject([{ role: 'host', supplier: '李明', state: 'booked' }]);
      expect(job.needs('intention')).toEqual([]);
    },
  ],
  refuses: [
    'a host who is only asked or cancelled, and somebody else in the place',
    () => {
      for (const state of ['asked', 'cancelled'] as const)
        expect(inContract().book('host', state).needs('intention')).toEqual(['crew.host']);
      expect(inContract().book('host', 'asked').book('photographer').needs('intention')).toEqual([
        'crew.host',
      ]);
    },
  ],
});

row('WED-02-VENUE', {
  accepts: [
    'a visit to the hotel in the diary, done when its four points are verified',
    () => {
      const job = inIntention().record({ 'site-visit.at': moment('2026-03-18', '10:00') });
      expect(job.plan().appointments).toContainEqual(
        expect.objectContaining({ key: 'site-visit', place: '国贸大酒店', who: ['stf_gu'] }),
      );
      expect(job.notice('site-visit-couple')?.sendAt).toBe(moment('2026-03-17', '10:00'));
      expect(job.tick(...hotelChecks).task('site-visit')?.state).toBe('done');
    },
  ],
  refuses: [
    'leaving with a point open, and a visit without its time',
    () => {
      const open = inContract().record({ [hotelChecks[2]]: null });
      expect(open.needs('intention')).toEqual([hotelChecks[2]]);
      expect(inContract().record({ 'site-visit.at': null }).needs('intention')).toEqual(['site-visit.at']);
    },
  ],
});

row('WED-02-DRAFT', {
  accepts: [
    'a draft of flow, flowers, lighting and colours that the couple agreed to',
    () => {
      const job = inContract();
      expect(filed(job, 'draft-plan')).toMatchObject({ texts: written['draft-plan'] });
      expect(job.needs('intention')).toEqual([]);
    },
  ],
  refuses: [
    'a draft with one part empty, and leaving before they agree',
    () => {
      for (const key of ['flow', 'floral', 'lighting', 'colours'])
        expect(inContract().refusesFiling('draft-plan', { ...written['draft-plan'], [key]: ' ' })).toEqual([
          `part:${key}`,
        ]);
      expect(fileDocuments(inContract(), 'draft-plan').needs('intention')).toEqual(['draft-plan']);
    },
  ],
});

row('WED-02-BUDGET', {
  accepts: [
    'a budget line by line, of which every version is kept',
    () => {
      const job = inContract().line({ description: '签到台', amountMinor: 500_000 });
      fileDocuments(job, 'budget');
      const versions = [...(job.state().earlierFacts ?? []), ...job.state().facts].filter(
        ({ key }) => key === 'budget.filed',
      );
      expect(versions.map(({ value }) => value)).toMatchObject([
        { version: 1, data: { lines: [{ description: '花艺' }, { description: '灯光' }] } },
        { version: 2, data: { lines: [{}, {}, { description: '签到台', amountMinor: 500_000 }] } },
      ]);
    },
  ],
  refuses: [
    'a budget without lines, and leaving without one',
    () => {
      expect(inIntention().refusesFiling('budget')).toEqual(['lines']);
      expect(beforeBudget().needs('intention')).toEqual(['budget']);
    },
  ],
});
