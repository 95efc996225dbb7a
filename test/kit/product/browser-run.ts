import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { serveGridPage } from '../grid-page/serve.ts';
import type { ProductTemplate } from './product.ts';
import { makeTemplate } from './template.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly product: ProductTemplate;
    readonly gridPage: string;
  }
}

/** Creates once, before the browser's tests, what all their files need. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
  mkdirSync('.wrangler', { recursive: true });
  const folder = mkdtempSync('.wrangler/test-');
  const dropFolder = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const [product, gridPage] = await Promise.all([makeTemplate(folder), serveGridPage()]);
    project.provide('product', product);
    project.provide('gridPage', gridPage.url);
    return async () => {
      await gridPage.close();
      dropFolder();
    };
  } catch (error) {
    dropFolder();
    throw error;
  }
};
