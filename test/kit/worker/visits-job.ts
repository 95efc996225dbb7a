import { env } from 'cloudflare:workers';
import { openJob, type Shop } from '#test/kit/worker/api';
import { visitsFlow } from '#test/kit/visits';

/** Opens a job of the trade of the tests and returns its id: its flow is stored as that of an old version. */
export const openVisitsJob = async (shop: Shop): Promise<string> => {
  const { job } = await openJob(shop);
  const { key, version, stages } = visitsFlow;
  await env.DB.batch([
    env.DB.prepare('insert or ignore into flow_version (key, version, flow) values (?, ?, ?)').bind(
      key,
      version,
      JSON.stringify(visitsFlow),
    ),
    env.DB.prepare('update job set flow_key = ?, flow_version = ?, stage = ? where id = ?').bind(
      key,
      version,
      stages[0]?.key ?? '',
      job.id,
    ),
  ]);
  return job.id;
};
