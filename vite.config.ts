import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const schemaFile = /\/zod\/v4\/classic\/schemas\.js$/;
const writerOfType = /^.*\.processJSONSchema = .*$/gm;
const writerImport = /^import \{.*\} from "\.\.\/core\/to-json-schema\.js";$/m;
const noWriter = [
  'const noWriter = () => () => { throw new Error("the admin writes no JSON Schema"); };',
  'const createStandardJSONSchemaMethod = noWriter;',
  'const createToJSONSchemaMethod = noWriter;',
].join('\n');

/**
 * Removes zod's JSON Schema writers from the admin. Each schema has its own, so the bundler cannot see that
 * only the worker's OpenAPI uses them. They are 5.6 kB gzip of the first load.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  apply: 'build',
  transform(code, id) {
    if (!schemaFile.test(id)) return null;
    const bare = code.replace(writerOfType, '');
    if (bare === code || !writerImport.test(bare))
      throw new Error('zod has its writers of JSON Schema elsewhere');
    return { code: bare.replace(writerImport, noWriter), map: null };
  },
};

const pages = { admin: resolve('admin/index.html'), apiDocs: resolve('admin/api-docs/index.html') };

type Graph = (id: string) => { readonly importedIds: readonly string[] } | null;

/** The modules that a page loads before anything is opened: its static imports, and theirs. */
const firstLoadOf = (page: string, graph: Graph): ReadonlySet<string> => {
  const found = new Set([page]);
  for (const id of found) for (const imported of graph(id)?.importedIds ?? []) found.add(imported);
  return found;
};

/**
 * One chunk for the first load, and one for what both pages load. Left to itself, the bundler makes some fifty
 * small ones, which compress badly.
 */
const chunkOf = () => {
  let first: { readonly [page in keyof typeof pages]: ReadonlySet<string> } | null = null;
  return (id: string, bundle: { readonly getModuleInfo: Graph }): string | null => {
    const graph: Graph = (of) => bundle.getModuleInfo(of);
    first ??= {
      admin: firstLoadOf(pages.admin, graph),
      apiDocs: firstLoadOf(pages.apiDocs, graph),
    };
    if (!first.admin.has(id)) return null;
    return first.apiDocs.has(id) ? 'shared' : 'first';
  };
};

export default defineConfig({
  root: 'admin',
  plugins: [react(), withoutJsonSchema],
  // scripts/check/check-bundle.ts checks the size that matters.
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 1_500,
    // The API's page is a separate entry, so that the admin's first load has none of it.
    rolldownOptions: {
      input: Object.values(pages),
      output: {
        codeSplitting: {
          groups: [{ debugName: 'first load', name: chunkOf(), includeDependenciesRecursively: false }],
        },
      },
    },
  },
});
