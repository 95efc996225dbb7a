import { remember } from './remember.ts';

const commandsMax = 6;
const jobsMax = 5;

const retained = (key: string): readonly string[] => {
  const stored = localStorage.getItem(key) ?? '';
  return stored === '' ? [] : stored.split(' ');
};

const note = (key: string, id: string, max: number): void => {
  const others = retained(key).filter((item) => item !== id);
  remember(key, [id, ...others].slice(0, max).join(' '));
};

const commandsKey = 'jobsheet.commands';

/** Ids of the commands that were used last in this browser, the newest first. */
export const recentCommands = (): readonly string[] => retained(commandsKey);

/** Puts a command in front of those that were used last. */
export const noteCommand = (id: string): void => note(commandsKey, id, commandsMax);

const jobsKey = 'jobsheet.jobs';

/** Ids of the jobs that were opened last in this browser, the newest first; what they are called is asked of the server. */
export const recentJobs = (): readonly string[] => retained(jobsKey);

/** Puts a job in front of those that were opened last. */
export const noteJob = (id: string): void => note(jobsKey, id, jobsMax);
