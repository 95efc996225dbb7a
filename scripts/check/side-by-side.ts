import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** A command with its requirements. */
export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** Cores that it uses; default one. */
  readonly cores?: number;
  /** Its output is printed while it runs, and not when it ends. */
  readonly isLoud?: boolean;
  /** Names of the steps that must end before; names that are not in the run are ignored. */
  readonly after?: readonly string[];
}

export interface Done {
  readonly isGood: boolean;
  readonly seconds: number;
}

/** At least two, because a step of one core waits for a disk or a process now and then. */
export const coreCount = Math.max(2, availableParallelism());

const run = ({ command, isLoud = false }: Step): Promise<Done & { readonly words: string }> =>
  new Promise((resolve) => {
    const started = Date.now();
    const [program = '', ...rest] = command;
    const words: Buffer[] = [];
    const output = isLoud ? 'inherit' : 'pipe';
    const child = spawn(program, rest, { stdio: ['ignore', output, output] });
    child.stdout?.on('data', (chunk: Buffer) => words.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => words.push(chunk));
    const end = (isGood: boolean) =>
      resolve({
        isGood,
        seconds: (Date.now() - started) / 1000,
        words: Buffer.concat(words).toString(),
      });
    child.once('error', () => end(false));
    child.once('close', (code) => end(code === 0));
  });

/** Runs steps in order, in parallel as far as there are cores; calls `onDone` for each. */
export const runSideBySide = async <Options extends Step>(
  steps: readonly Options[],
  onDone: (step: Options, done: Done) => void,
): Promise<void> => {
  const waiting = [...steps];
  const running = new Map<Options, Promise<void>>();
  const unfinished = new Set(steps.map(({ name }) => name));
  const finish = async (step: Options): Promise<void> => {
    const { words: label, ...done } = await run(step);
    running.delete(step);
    unfinished.delete(step.name);
    process.stdout.write(label);
    onDone(step, done);
  };
  const start = (step: Options) => {
    waiting.splice(waiting.indexOf(step), 1);
    running.set(step, finish(step));
  };
  while (unfinished.size > 0) {
    const coresTaken = [...running.keys()].reduce((sum, { cores = 1 }) => sum + cores, 0);
    const next = waiting.find(({ after = [] }) => after.every((name) => !unfinished.has(name)));
    if (next !== undefined && (running.size === 0 || coresTaken + (next.cores ?? 1) <= coreCount))
      start(next);
    else if (running.size > 0) await Promise.race(running.values());
    else throw new Error(`These steps wait for each other: ${waiting.map(({ name }) => name).join(', ')}`);
  }
};
