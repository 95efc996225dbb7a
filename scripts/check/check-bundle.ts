import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const workerBytesMax = 700_000;
const adminBytesMax = 256_000;

const gzipBytes = (file: string): number => gzipSync(readFileSync(file)).length;
const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + size, 0);

/** Bundles an entry as a deploy would; returns the bundled source files from the bundler's metafile. */
const bundle = (entry: string, folder: string): readonly string[] => {
  const list = `${folder}/inputs.json`;
  const options = ['--dry-run', '--outdir', folder, '--metafile', list];
  const built = spawnSync('wrangler', ['deploy', entry, ...options], { encoding: 'utf8' });
  if (built.status !== 0) {
    console.error(built.stdout, built.stderr);
    process.exit(1);
  }
  const { inputs }: { inputs: Record<string, unknown> } = JSON.parse(readFileSync(list, 'utf8'));
  return Object.keys(inputs);
};

const isLocal = (file: string) => /(^|\/)worker\/local(\.ts$|\/)/.test(file);

const local = bundle('worker/index.ts', 'dist/worker').filter(isLocal);
// The control: the same search in the local entry must find local code, else the check proves nothing.
const control = bundle('worker/local/local.ts', 'dist/local').filter(isLocal);

const scripts = readdirSync('dist/worker').filter((name) => name.endsWith('.js'));
const workerBytes = sum(scripts.map((name) => gzipBytes(join('dist/worker', name))));

// The first load: the scripts that index.html names, without lazy chunks.
const page = readFileSync('dist/admin/index.html', 'utf8');
const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, name]) => name ?? []);
const adminBytes = sum(first.map((name) => gzipBytes(join('dist/admin', name))));

console.log(`Worker bundle: ${workerBytes} bytes gzip (at most ${workerBytesMax}).`);
console.log(`Admin first load: ${adminBytes} bytes gzip of scripts (at most ${adminBytesMax}).`);

const issues = [
  ...local.map((file) => `The production bundle holds local code: ${file}`),
  ...(control.length === 0
    ? ['No local code was found in the local bundle either: this check is blind.']
    : []),
  ...(workerBytes === 0 || workerBytes > workerBytesMax
    ? ['The worker bundle is empty or over its size.']
    : []),
  ...(adminBytes === 0 || adminBytes > adminBytesMax ? ['The admin is empty or over its size.'] : []),
];
for (const issue of issues) console.error(issue);
process.exit(issues.length === 0 ? 0 : 1);
