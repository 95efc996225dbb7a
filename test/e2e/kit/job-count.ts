import type { SignedInPage } from './app-page.ts';

/** How many jobs a list has, by its query: empty text, or with its question mark. */
export const jobCount = async (call: SignedInPage['call'], query = ''): Promise<number> => {
  const { groups } = await call('GET', `/api/sheet/outline${query}`);
  return Array.isArray(groups) ? groups.reduce((sum, { count }) => sum + Number(count), 0) : 0;
};
