import { env } from 'cloudflare:workers';
import type { DocumentDetail } from '#contract/jobs/document-answers';
import type { JobDetail, Problem } from '#contract/jobs/job-answers';
import type { DocumentForm } from '#domain/documents/form';
import type { FiledVersion } from '#domain/documents/rendered';
import { layOut } from '#domain/documents/lay-out';
import { openJob, type Client, type Shop } from '#test/kit/worker/api';
import { moment } from '#test/kit/rules';
import { documentsFlow } from '#test/kit/documents';

/** A job of the trade of the tests: its flow is stored as that of a job that began with an old version. */
export const openTrade = async (shop: Shop): Promise<string> => {
  const { job } = await openJob(shop);
  const { key, version, stages } = documentsFlow;
  await env.DB.batch([
    env.DB.prepare('insert or ignore into flow_version (key, version, flow) values (?, ?, ?)').bind(
      key,
      version,
      JSON.stringify(documentsFlow),
    ),
    env.DB.prepare('update job set flow_key = ?, flow_version = ?, stage = ? where id = ?').bind(
      key,
      version,
      stages[0]?.key ?? '',
      job.id,
    ),
  ]);
  return `/api/jobs/${job.id}`;
};

const facts = {
  area: 88.5,
  rooms: 'kitchen,bath',
  'survey.at': moment('2026-03-04', '14:30'),
  style: '现代',
  designer: 'stf_staff',
};

/** A job in which each place of the contract has something to state. */
export const openWhole = async (shop: Shop): Promise<string> => {
  const path = await openTrade(shop);
  const { body } = await shop.owner.get(path);
  await shop.owner.patch(path, { baseVersion: body.job.version, contractTotalMinor: 12_345_600, facts });
  await shop.owner.post(`${path}/lines`, { description: '水电改造', amountMinor: 12_345_600 });
  const booked = await shop.owner.post(`${path}/bookings`, {
    role: 'mason',
    supplier: '李师傅',
    state: 'booked',
  });
  if (booked.status !== 200) throw new Error('the mason was not booked');
  return path;
};

/** The written parts of the contract. */
export const texts = { scope: '厨房与卫生间' };

/** A signature on paper. */
export const signature = { name: '王小明', on: '2026-03-04', storedAt: 'Cabinet 2' };

const isForm = (form: unknown): form is DocumentForm =>
  typeof form === 'object' && form !== null && 'blocks' in form;
const isVersion = (content: unknown): content is FiledVersion =>
  typeof content === 'object' && content !== null && 'data' in content;

/** What a version says, laid out as JSON. */
export const rendered = ({ content }: DocumentDetail, locale: 'en' | 'zh-Hans' = 'zh-Hans'): string => {
  if (!isForm(content?.form) || !isVersion(content)) throw new Error('nothing is filed');
  return JSON.stringify(layOut(content.form, content, locale));
};

/** The steps of the contract in a shop. */
export const contractSteps = (shop: Shop) => {
  const file = (path: string, more: object = {}, by: Client = shop.staff) =>
    by.post(`${path}/documents`, { key: 'contract', state: 'filed', texts, ...more });
  const record = (path: string, state: string, more: object = {}, by: Client = shop.staff) =>
    by.post<JobDetail & Problem>(`${path}/documents`, { key: 'contract', state, ...more });
  const read = async (path: string, version?: number): Promise<DocumentDetail> => {
    const query = version === undefined ? '' : `?version=${version}`;
    return (await shop.viewer.get<DocumentDetail>(`${path}/documents/contract${query}`)).body;
  };
  const stored = async (path: string, key: string): Promise<unknown> =>
    (await shop.owner.get(path)).body.facts.find((fact) => fact.key === key)?.value;
  const delivered = (path: string) =>
    record(path, 'delivered', { ways: ['by-mail', 'by-hand'], note: 'both on 5 March' });
  const sign = async (path: string, more: object = {}) => {
    await delivered(path);
    await record(path, 'agreed', { by: '王小明' });
    return record(path, 'signed', { signature: { ...signature, ...more } });
  };
  return { file, record, read, stored, delivered, sign };
};
