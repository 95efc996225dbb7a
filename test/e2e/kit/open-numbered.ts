import type { SignedInPage } from './app-page.ts';

/** Opens jobs with numbered titles by import, a hundred a request. */
export const openNumbered = async ({ call }: SignedInPage, count: number): Promise<void> => {
  for (let start = 0; start < count; start += 100)
    await call('POST', '/api/imports', {
      rows: Array.from({ length: Math.min(100, count - start) }, (_, index) => ({
        flow: 'renovation',
        title: `Flat ${start + index + 1} 花园`,
        customer: { name: `Guest ${start + index + 1}` },
        contractTotalMinor: 100_000,
      })),
    });
};
