import { remember } from './remember.ts';

const commandsMax = 6;
const jobsMax = 5;

const storedIds = (key: string): readonly string[] => {
  const stored = localStorage.getItem(key) ?? '';
  return stored === '' ? [] : stored.split(' ');
};

const note = (key: string, id: string, max: number): void => {
  const others = storedIds(key).filter((item) => item !== id);
  remember(key, [id, ...others].slice(0, max).join(' '));
};

const commandsKey = 'jobsheet.commands';

/** Ids of the recently used commands in this browser, newest first. */
export const recentCommands = (): readonly string[] => storedIds(commandsKey);

/** Moves a command to the front of the recently used ones. */
export const noteCommand = (id: string): void => note(commandsKey, id, commandsMax);

const jobsKey = 'jobsheet.jobs';

/** Ids of the recently opened jobs in this browser, newest first. Their titles are fetched from the server. */
export const recentJobs = (): readonly string[] => storedIds(jobsKey);

/** Moves a job to the front of the recently opened ones. */
export const noteJob = (id: string): void => note(jobsKey, id, jobsMax);
