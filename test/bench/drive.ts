import { Agent, request } from 'node:http';
import { serverCpuMs } from '#test/bench/server-cpu';

/** One call of a scene. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Reads a successful answer; false when it is not the expected one, such as a batch with a refused part. */
  readonly accept?: (text: string) => boolean;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

export interface Timing {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly calls: number;
  /** Processor time of the server and its database a turn; null when it cannot be read. */
  readonly cpuMs: number | null;
  /** Bytes of the answers of a turn, on average. */
  readonly answerBytes: number;
}

export const send = (origin: string, call: Call, agent: Agent): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { method, path, headers = {}, body } = call;
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    // Like a browser, a write sends its origin.
    const from = method === 'GET' ? {} : { origin };
    const outgoing = request(
      `${origin}${path}`,
      { method, agent, headers: { ...headers, ...from, ...length } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
        answer.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });

const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;

/** The calls of one turn of a scene, in order. */
export interface Turn {
  readonly calls: readonly Call[];
  /** All calls at once, like a page that opens; else one after the other. */
  readonly isAtOnce?: true;
}

/** A turn of one call. */
export const turnOf = (call: Call): Turn => ({ calls: [call] });

interface Load {
  readonly origin: string;
  readonly next: () => Turn;
  readonly connections: number;
  readonly seconds: number;
  /** Most turns of a scene with limited data. */
  readonly turnsMax?: number;
}

/** The successful answer to a call; throws on any other answer. */
export const sendOrThrow = async (origin: string, call: Call, agent: Agent): Promise<Answer> => {
  const answer = await send(origin, call, agent);
  const { status, text } = answer;
  const isAccepted = status < 300 && (call.accept?.(text) ?? true);
  if (!isAccepted) throw new Error(`${call.method} ${call.path} answered ${status}: ${text.slice(0, 400)}`);
  return answer;
};

/** Runs a number of concurrent users for some time; throws on the first unsuccessful answer. */
export const drive = async ({
  origin,
  next,
  connections,
  seconds,
  turnsMax = Infinity,
}: Load): Promise<Timing> => {
  // A browser has at most six connections to one server.
  const agent = new Agent({ keepAlive: true, maxSockets: connections * 6 });
  const times: number[] = [];
  let bytes = 0;
  const ask = async (call: Call): Promise<void> => {
    const { text } = await sendOrThrow(origin, call, agent);
    bytes += Buffer.byteLength(text);
  };
  const cpuBefore = serverCpuMs();
  const started = performance.now();
  const end = started + seconds * 1000;
  let created = 0;
  const work = async (): Promise<void> => {
    while (performance.now() < end && created < turnsMax) {
      created += 1;
      const { calls, isAtOnce } = next();
      const before = performance.now();
      if (isAtOnce) await Promise.all(calls.map(ask));
      else for (const call of calls) await ask(call);
      times.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: connections }, work));
  const elapsed = (performance.now() - started) / 1000;
  agent.destroy();
  const cpuAfter = serverCpuMs();
  const sorted = times.toSorted((a, b) => a - b);
  return {
    perSecond: times.length / elapsed,
    p50Ms: percentile(sorted, 0.5),
    p99Ms: percentile(sorted, 0.99),
    calls: times.length,
    cpuMs: cpuBefore === null || cpuAfter === null ? null : (cpuAfter - cpuBefore) / times.length,
    answerBytes: bytes / times.length,
  };
};
