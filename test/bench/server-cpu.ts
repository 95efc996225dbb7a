import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in units of 1/100 s. */
const tickMs = 10;

const fieldsOf = (pid: string): readonly string[] => {
  try {
    // The process name in brackets may contain spaces.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  } catch {
    // A process may end after it was listed and before its file is read.
    return [];
  }
};

/** Processor time (ms) used so far by the server, a child of this process; null when it cannot be read. */
export const serverCpuMs = (): number | null => {
  if (!existsSync('/proc/self/stat')) return null;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(fieldsOf)
    .filter((fields) => fields[1] === String(process.pid));
  return children.reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * tickMs, 0);
};
