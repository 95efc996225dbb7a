import { env } from 'cloudflare:workers';
import type { Flow } from '#domain/flow/flow';
import { openJob, type Shop } from '#test/kit/worker/api';

/** Opens a job of a flow that the product has not published, and returns its id. The flow is stored as an old version. */
export const openStoredFlow = async (shop: Shop, flow: Flow): Promise<string> => {
  const { job } = await openJob(shop);
  await env.DB.batch([
    env.DB.prepare('insert or ignore into flow_version (key, version, flow) values (?, ?, ?)').bind(
      flow.key,
      flow.version,
      JSON.stringify(flow),
    ),
    env.DB.prepare('update job set flow_key = ?, flow_version = ?, stage = ? where id = ?').bind(
      flow.key,
      flow.version,
      flow.stages[0]?.key ?? '',
      job.id,
    ),
  ]);
  return job.id;
};
