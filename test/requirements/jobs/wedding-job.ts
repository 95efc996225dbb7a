import { wedding } from '#domain/trades/wedding/index';
import type { FileValue } from '#domain/rules/fact';
import { picture } from '#test/kit/pictures';
import { moment } from '#test/kit/rules';
import { weddingTexts } from '#test/kit/wedding-texts';
import { walk, type Walk } from '../walk';

export const consultationFacts = {
  consultant: 'stf_gu',
  'visit.at': moment('2026-03-07', '14:00'),
  'wedding.on': '2026-10-03',
  hotel: '国贸大酒店',
  'hotel.type': 'ballroom',
  size: 220,
  form: '中西合璧',
  atmosphere: '温馨',
  tone: '香槟金',
} as const;

const consultationChecks = [
  'visit.received',
  'explained.procedure',
  'explained.standards',
  'couple.confirmed',
] as const;

/** A kept photo, as an upload records it. */
export const photo = (name: string): FileValue => ({
  file: `fil_${name}`,
  name: `${name}.jpg`,
  type: 'image/jpeg',
  size: 84_000,
  sha256: '9f2c'.repeat(16),
});

/** The first picture of earlier weddings that the couple saw. */
export const shownPicture = picture(1, 'references.pictures');

/** A wedding on Saturday 3 October 2026, opened on Monday 2 March, without facts. */
export const inquired = (): Walk => walk(wedding, '2026-03-02');

/** Files papers with what a planner writes in them. */
export const fileDocuments = (job: Walk, ...documents: readonly string[]): Walk => {
  for (const document of documents) job.file(document, weddingTexts[document]);
  return job;
};

/** After the first visit, without the intention deposit. */
export const visited = (): Walk => {
  const job = inquired()
    .record(consultationFacts)
    .on('2026-03-07', '16:00')
    .tick(...consultationChecks)
    .log('wishes', '希望户外仪式')
    .log('references', 'J-1007 国贸宴会厅 200 人')
    .record({ [shownPicture]: photo('ballroom') });
  return fileDocuments(job, 'first-plan');
};

export const inIntention = (): Walk => visited().pay('intention-deposit').enter('intention');

export const hotelChecks = ['hotel.room', 'hotel.power', 'hotel.equipment', 'hotel.access'] as const;

/** In the intention stage, with the site visited, the host booked and the lines of the budget written. */
export const beforeBudget = (): Walk =>
  inIntention()
    .on('2026-03-20')
    .record({ theme: '山海', idea: '潮汐灯幕', 'site-visit.at': moment('2026-03-18', '10:00') })
    .tick(...hotelChecks)
    .book('host')
    .file('draft-plan', weddingTexts['draft-plan'])
    .recordState('draft-plan', 'agreed', { by: '王芳' })
    .line({ description: '花艺', amountMinor: 5_000_000, tags: ['floral'] })
    .line({ description: '灯光', amountMinor: 3_000_000, tags: ['lighting'] });

/** In the contract stage, with the design budget of 80,000.00 yuan filed. */
export const inContract = (): Walk => fileDocuments(beforeBudget(), 'budget').enter('contract');

/** With the couple's agreement to the budget, the price and the deposit: the contract may be drawn up. */
export const agreedBudget = (): Walk =>
  inContract()
    .on('2026-04-01')
    .recordState('budget', 'delivered', { ways: ['by-mail'], note: '到店当面讲解' })
    .recordState('budget', 'agreed', { by: '王芳' })
    .total(8_000_000)
    .record({ 'contract.deposit': 2_000_000 });

/** Signed on Wednesday 1 April 2026 with a deposit of 20,000.00 yuan, paid. */
export const inPlans = (): Walk =>
  fileDocuments(agreedBudget(), 'contract')
    .recordState('contract', 'agreed', { by: '王芳' })
    .recordState('contract', 'signed', { by: '王芳', on: '2026-04-01' })
    .pay('contract-deposit')
    .enter('plans');

export const planDocuments = [
  'planning-scheme',
  'flow-scheme',
  'music-scheme',
  'camera-scheme',
  'contact-list',
  'execution-sheet',
] as const;

export const inAdjust = (): Walk =>
  fileDocuments(inPlans().on('2026-08-03'), ...planDocuments)
    .tick('prep.guided')
    .enter('adjust');

export const preparationChecks = [
  'prep.guests',
  'prep.attire',
  'prep.rings',
  'prep.favours',
  'prep.words',
] as const;

export const meetings = ['trial', 'host-meeting', 'camera-talk'] as const;

/** With all preparations and meetings before the balance. */
export const prepared = (): Walk => {
  const job = inAdjust()
    .on('2026-09-14')
    .tick(...preparationChecks);
  for (const meeting of meetings) {
    job
      .record({ [`${meeting}.at`]: moment('2026-09-12', '10:00'), [`${meeting}.result`]: '已确认' })
      .log(`${meeting}.details`, '两套造型');
  }
  return job;
};

export const rehearsalChecks = [
  'rehearsed.walk',
  'rehearsed.rings',
  'rehearsed.cake',
  'rehearsed.champagne',
] as const;

export const inRehearsal = (): Walk => prepared().on('2026-09-25').pay('balance').enter('rehearsal');

export const inAftercare = (): Walk => {
  const job = inRehearsal()
    .on('2026-10-02', '15:00')
    .tick(...rehearsalChecks)
    .record({ acts: false });
  job.enter('wedding-day').on('2026-10-03', '20:00');
  for (const line of job.state().lines) job.line({ ...line, isDone: true });
  return job.enter('aftercare');
};
