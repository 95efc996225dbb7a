import { repair } from '#domain/trades/repair/index';
import { repairTexts as written } from '#test/kit/flows/repair-texts';
import { moment } from '#test/kit/rules';
import { walk, type Walk } from '../walk';

/** The facts before a survey: the appointment is on Thursday 10 September 2026 at ten. */
export const inquiryFacts = {
  'job.kind': 'repair',
  channel: 'phone',
  'received-by': 'stf_lin',
  problem: '卫生间漏水到楼下',
  'survey.at': moment('2026-09-10', '10:00'),
  'survey.class': 'ordinary',
  'survey.zone': 'inside-second-ring',
  surveyor: 'stf_sun',
} as const;

/** A repair opened on Monday 7 September 2026, without facts. */
export const inquired = (): Walk => walk(repair, '2026-09-07');

/** In the survey stage, with all facts of the inquiry. */
export const inSurvey = (): Walk => inquired().record(inquiryFacts).on('2026-09-10', '10:00').enter('survey');

/** Surveyed: items, cause and a photo are there; the record is not filed yet. */
export const surveyed = (): Walk =>
  inSurvey()
    .record({
      'survey.result': 'done',
      'survey.items': '卫生间防水重做',
      'survey.cause': '淋浴区防水层破损',
    })
    .photo('survey.photos');

/** In the quote stage, with the survey record filed. */
export const inQuote = (): Walk =>
  surveyed().file('survey-record', written['survey-record']).on('2026-09-11').enter('quote');

/** Three lines of 10,000.00 yuan: waterproofing, tiles and a pipe of the excluded kind. */
export const priced = (): Walk =>
  inQuote()
    .line({ description: '防水重做', amountMinor: 600_000, class: 'waterproofing', tags: ['labour'] })
    .line({ description: '瓷砖铺贴', amountMinor: 350_000, class: 'general', tags: ['labour', 'material'] })
    .line({ description: '铝塑管接头更换', amountMinor: 50_000, class: 'aluminium-plastic-pipe' });

/** A call with the customer: facts of the n-th entry of the list. */
export const call = (n: number, about: string, result: string, more: object = {}) => {
  const entry = `calls/01J8ZQ4T5V${String(n).padStart(16, '0')}`;
  return Object.fromEntries(
    Object.entries({ 'call.about': about, 'call.result': result, ...more }).map(([key, value]) => [
      `${entry}/${key}`,
      value,
    ]),
  );
};

/** Plan and quote filed and sent by e-mail; nobody has called yet. */
export const sent = (): Walk =>
  priced()
    .file('service-plan', written['service-plan'])
    .recordState('service-plan', 'delivered', { ways: ['by-mail'] })
    .file('quote', written.quote)
    .recordState('quote', 'delivered', { ways: ['by-mail'] });

/** Plan and quote agreed after the call. */
export const agreed = (): Walk =>
  sent()
    .record(call(1, 'quote', 'reached', { 'call.said': '同意' }))
    .recordState('service-plan', 'agreed', { by: '王芳' })
    .recordState('quote', 'agreed', { by: '王芳' });

/** The contract is filed with its written parts, on Monday 28 September 2026. */
export const contractFiled = (): Walk => agreed().on('2026-09-28').file('contract', written.contract);

/** Signed on Monday 28 September 2026; nothing is paid. */
export const signed = (): Walk => contractFiled().recordState('contract', 'signed');

/** The customer has read the tips sheet. */
export const tipsRead = (job: Walk): Walk =>
  job
    .file('tips', written.tips)
    .recordState('tips', 'delivered', { ways: ['by-mail'] })
    .recordState('tips', 'agreed', { by: '王芳' });

/** The crew is on site since Friday 9 October 2026, and the first part is paid. */
export const inWork = (): Walk =>
  tipsRead(signed().pay('down').enter('work')).on('2026-10-10').record({ 'start.on': '2026-10-10' });

/** All lines are done; the service sheet is not filed yet. */
export const inSignOff = (): Walk => inWork().linesDone().on('2026-10-16').enter('sign-off');

/** The service sheet is signed on Friday 16 October 2026. */
export const sheetSigned = (): Walk =>
  inSignOff()
    .file('service-sheet', written['service-sheet'])
    .recordState('service-sheet', 'signed', { on: '2026-10-16' });

/** Certificate delivered, everything paid; the follow-up is to come. */
export const inAftercare = (): Walk =>
  sheetSigned()
    .file('certificate')
    .recordState('certificate', 'delivered', { ways: ['by-mail'] })
    .pay('balance')
    .enter('aftercare');
