import { Agent } from 'node:http';
import { send, type Call, type Turn } from '#test/bench/drive';
import { countsOf, type Count } from '#test/bench/report';

const counting = { 'x-bench-count': '1' };

const countCall = async (origin: string, call: Call, agent: Agent): Promise<Count> => {
  const answer = await send(origin, { ...call, headers: { ...call.headers, ...counting } }, agent);
  if (answer.status >= 300)
    throw new Error(`${call.path} answered ${answer.status}: ${answer.text.slice(0, 400)}`);
  return JSON.parse(String(answer.headers['x-bench-count']));
};

/** D1's own figures for one turn. */
export const countOf = async (origin: string, { calls }: Turn): Promise<Count> => {
  const agent = new Agent();
  const counts: Count[] = [];
  for (const call of calls) counts.push(await countCall(origin, call, agent));
  agent.destroy();
  return countsOf(counts);
};
