import { expect, it } from 'vitest';
import { apiRoots, localRoots, routes } from '#contract/routes/index';
import { readText, sourceFiles } from '../../scripts/shape/tracked.ts';

it('the platform asks the worker first for every address of its routes, and for no other', () => {
  const [, list = ''] = /run_worker_first = \[(.*?)\]/s.exec(readText('wrangler.toml')) ?? [];
  const isWhole = (root: string) => routes.some(({ path }) => path === root);
  expect([...list.matchAll(/"([^"]+)"/g)].map(([, path = '']) => path).toSorted()).toEqual(
    [...apiRoots, ...localRoots].map((root) => (isWhole(root) ? root : `${root}/*`)).toSorted(),
  );
});

it('the worker counts the tries of a lost race in one place', () => {
  const counting = sourceFiles.filter(
    (file) => file.startsWith('worker/') && /\btries\w*\s*(<|\+=|\+\+)/.test(readText(file)),
  );
  expect(counting).toEqual(['worker/actions/decide/retry.ts']);
});
