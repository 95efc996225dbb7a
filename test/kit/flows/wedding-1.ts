import { readAuthoredFlow } from '#contract/flows/flow-schema';
import type { Flow } from '#domain/flow/flow';
import { flows } from '#domain/trades/index';
import first from './wedding@1.json';

const read = (input: unknown): Flow => {
  const flow = readAuthoredFlow(input);
  if (!flow.ok) throw new Error(`no flow: ${JSON.stringify(flow)}`);
  return flow.flow;
};

/** The first version of wedding, as jobs have it that began with it. */
export const wedding1: Flow = read(first);

/** The trades of a shop in which wedding is at its first version. */
export const flowsWithWedding1: readonly Flow[] = flows.map((flow) =>
  flow.key === 'wedding' ? wedding1 : flow,
);
