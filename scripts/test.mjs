import { spawn } from 'node:child_process';
import { childEnv, ensureBrowser, ensurePackages } from './ensure-tools.mjs';

ensurePackages();
const isQuick = process.argv.includes('--quick');
const browser = isQuick ? '' : ensureBrowser();
const child = spawn('node', ['scripts/check/check.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...childEnv(), CHROMIUM_PATH: browser },
});
child.on('exit', (code) => process.exit(code ?? 1));
