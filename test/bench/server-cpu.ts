import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts processor time in hundredths of a second. */
const tickMs = 10;

const fieldsOf = (pid: string): readonly string[] => {
  const file = `/proc/${pid}/stat`;
  // The name in brackets may hold spaces.
  return existsSync(file) ? (readFileSync(file, 'utf8').split(') ')[1]?.split(' ') ?? []) : [];
};

/** Processor time in ms that the server, a child of this process, has used so far; null where it cannot be read. */
export const serverCpuMs = (): number | null => {
  if (!existsSync('/proc/self/stat')) return null;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(fieldsOf)
    .filter((fields) => fields[1] === String(process.pid));
  return children.reduce((sum, fields) => sum + (Number(fields[11]) + Number(fields[12])) * tickMs, 0);
};
