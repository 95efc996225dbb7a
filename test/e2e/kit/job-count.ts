import type { SignedInPage } from './app-page.ts';

/** The number of jobs in a list; `query` is empty or starts with a question mark. */
export const jobCount = async (call: SignedInPage['call'], query = ''): Promise<number> => {
  const { groups } = await call('GET', `/api/sheet/outline${query}`);
  return Array.isArray(groups) ? groups.reduce((sum, { count }) => sum + Number(count), 0) : 0;
};
