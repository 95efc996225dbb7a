import { renovation } from '#domain/trades/renovation/index';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import { moment } from '#test/kit/rules';
import { walk, type Walk } from '../walk';

/** The facts before a survey: the appointment is on Thursday 10 September 2026 at ten. */
export const inquiryFacts = {
  'job.kind': 'old-home',
  area: 96,
  'survey.at': moment('2026-09-10', '10:00'),
  'survey.class': 'ordinary',
  'survey.zone': 'inside-second-ring',
  surveyor: 'stf_sun',
  designer: 'stf_ding',
} as const;

/** A renovation opened on Monday 7 September 2026, without facts. */
export const inquired = (): Walk => walk(renovation, '2026-09-07');

/** In the survey stage, with all facts of the inquiry. */
export const inSurvey = (): Walk => inquired().record(inquiryFacts).on('2026-09-10', '10:00').enter('survey');

/** Surveyed: needs, suggestions and a photo are there; the record is not filed yet. */
export const surveyed = (): Walk =>
  inSurvey()
    .record({ 'survey.result': 'done', needs: '三室改两室', suggestions: '厨房外移' })
    .photo('survey.photos');

/** In design and quote, with the survey record filed. */
export const inDesign = (): Walk =>
  surveyed().file('survey-record', written['survey-record']).on('2026-09-14').enter('design-and-quote');

/** Priced at 120,000.00 yuan, with its drawing and its line; nothing is filed yet. */
export const priced = (): Walk =>
  inDesign()
    .photo('design.drawings')
    .line({ description: '拆改', amountMinor: 12_000_000 })
    .total(12_000_000);

/** Design and budget agreed; the contract is not filed yet. */
export const agreed = (): Walk => {
  const job = priced();
  for (const document of ['design', 'budget'] as const) {
    job.file(document, written[document]).recordState(document, 'delivered').recordState(document, 'agreed');
  }
  return job;
};

/** Files the contract with its written parts. */
export const contractFiled = (job = agreed()): Walk => job.file('contract', written.contract);

/** Signed on Monday 28 September 2026 and under construction, without payments. */
export const inConstruction = (): Walk =>
  contractFiled(agreed().on('2026-09-28')).recordState('contract', 'signed').enter('construction');

/** The crew started on 10 October; progress as given. */
export const atProgress = (percent: number): Walk =>
  inConstruction()
    .pay('down')
    .on('2026-10-10')
    .record({ 'start.on': '2026-10-10' })
    .on('2026-11-10')
    .record({ progress: percent });

/** All work done and the first two parts paid; before acceptance. */
export const inAcceptance = (): Walk =>
  atProgress(50).pay('progress').on('2026-12-21').record({ progress: 100 }).enter('acceptance');

/** Files and signs the acceptance record of a job that passed. */
export const recordSigned = (job: Walk): Walk =>
  job.file('acceptance-record', written['acceptance-record']).recordState('acceptance-record', 'signed');

/** Accepted on Monday 28 December 2026, with record and certificate signed and everything paid. */
export const inAftercare = (): Walk =>
  recordSigned(inAcceptance().on('2026-12-28').record({ 'acceptance.result': 'pass' }))
    .file('certificate')
    .recordState('certificate', 'signed')
    .pay('balance')
    .enter('aftercare');
