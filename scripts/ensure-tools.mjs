// Runs on the host's Node (20 or later) before packages are installed, so it imports Node modules only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const stamp = join(root, 'node_modules', '.jobsheet-lock');

/** The environment of child processes: the project's tools first in PATH, no prompts, no metrics. */
export const childEnv = () => ({
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  WRANGLER_SEND_METRICS: 'false',
  CI: 'true',
});

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** Installs the locked packages when they are missing or older than the lock file. */
export const ensurePackages = () => {
  const wanted = lockHash();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.log('Installing packages (npm ci)…');
  const installed = spawnSync('npm', ['ci', '--no-fund', '--no-audit', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (installed.status !== 0) {
    console.error('The packages could not be installed. Check the network, then run the same command again.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
};

/** Headless Chromium, whose pages take half of the processor time. */
const shellName = 'chromium-headless-shell';
const browserNames = [shellName, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const pathOf = (name) => {
  const found = spawnSync('which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
};

const findBrowser = () => {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  for (const name of browserNames) {
    const path = pathOf(name);
    if (path) return path;
  }
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return existsSync(mac) ? mac : null;
};

const hasChineseFont = () => spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim() !== '';

/**
 * Finds or installs a Chromium for the browser tests: the system's, Debian's package, or playwright's.
 * Returns its path.
 */
export const ensureBrowser = () => {
  const isDebianRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const hasBrowser = Boolean(process.env.CHROMIUM_PATH) || pathOf(shellName) !== null;
  if (isDebianRoot && (!hasBrowser || !hasChineseFont())) {
    console.log('Installing Chromium and a Chinese font (apt-get)…');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    const install = (...packages) =>
      spawnSync('apt-get', ['install', '-y', '-qq', ...packages], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env,
      }).status === 0;
    // Some Debian versions do not have the headless package.
    if (!install(shellName, 'fonts-noto-cjk') && findBrowser() === null)
      install('chromium', 'fonts-noto-cjk');
  }
  const found = findBrowser();
  if (found) return found;
  console.log('Installing a browser for the tests (playwright)…');
  spawnSync(join(root, 'node_modules', '.bin', 'playwright-core'), ['install', 'chromium'], {
    stdio: 'inherit',
    env: childEnv(),
  });
  const own = spawnSync(
    'node',
    ['-e', "import('playwright-core').then((p) => console.log(p.chromium.executablePath()))"],
    {
      cwd: root,
      encoding: 'utf8',
      env: childEnv(),
    },
  ).stdout.trim();
  if (own && existsSync(own)) return own;
  console.error('No Chromium could be found or installed. Install Chromium or Chrome, or set CHROMIUM_PATH.');
  process.exit(1);
};
