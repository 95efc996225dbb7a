import { remember } from '../ui/remember.ts';

const storageKey = 'jobsheet.commands';
const recentMax = 6;

/** Ids of the commands that were used last in this browser, the newest first. */
export const recentCommands = (): readonly string[] => {
  const stored = localStorage.getItem(storageKey) ?? '';
  return stored === '' ? [] : stored.split(' ');
};

/** Puts a command in front of those that were used last. */
export const noteCommand = (id: string): void => {
  const others = recentCommands().filter((one) => one !== id);
  remember(storageKey, [id, ...others].slice(0, recentMax).join(' '));
};
