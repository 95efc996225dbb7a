import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = 'dist/worker';
const workerMax = 700_000;
const adminMax = 250_000;

// Marks that only the local entry has: its routes and its pages.
const localMarks = ['/sandbox/pay', '/local/outbox', '/local/demo', '/local/sign-in-link'];

const gzipSize = (file: string): number => gzipSync(readFileSync(file)).length;

const built = spawnSync('wrangler', ['deploy', '--dry-run', '--outdir', folder], { encoding: 'utf8' });
if (built.status !== 0) {
  console.error(built.stdout, built.stderr);
  process.exit(1);
}

const scripts = readdirSync(folder).filter((name) => name.endsWith('.js'));
const size = scripts.reduce((sum, name) => sum + gzipSize(join(folder, name)), 0);
console.log(`Worker bundle: ${size} bytes gzip (at most ${workerMax}).`);

const code = scripts.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
const found = localMarks.filter((mark) => code.includes(mark));

// First load: the scripts that index.html names, without the lazy screens.
const page = readFileSync('dist/admin/index.html', 'utf8');
const first = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].flatMap(([, name]) =>
  name ? [name] : [],
);
const adminSize = first.reduce((sum, name) => sum + gzipSize(join('dist/admin', name)), 0);
console.log(`Admin first load: ${adminSize} bytes gzip of scripts (at most ${adminMax}).`);

if (found.length > 0) console.error(`The production bundle holds local code: ${found.join(', ')}`);
if (size > workerMax) console.error('The worker bundle is over its size.');
if (adminSize > adminMax || adminSize === 0)
  console.error('The admin is over its size, or no script was found.');
process.exit(found.length > 0 || size > workerMax || adminSize > adminMax || adminSize === 0 ? 1 : 0);
