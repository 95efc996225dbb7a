import { z } from 'zod';
import type { SignedInPage } from '../app-page.ts';

const rows = z.array(z.object({ id: z.string(), number: z.int(), version: z.int(), title: z.string() }));

/** The job of the demo shop with a title; throws unless there is one. */
export const jobNamed = async (
  call: SignedInPage['call'],
  title: string,
): Promise<z.infer<typeof rows>[number]> => {
  const { jobs } = await call('GET', `/api/jobs?view=all&q=${encodeURIComponent(title)}`);
  const found = rows.parse(jobs).find((job) => job.title === title);
  if (found === undefined) throw new Error(`no job ${title}`);
  return found;
};
