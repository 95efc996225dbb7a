import { spawn } from 'node:child_process';
import { childEnv, ensurePackages } from './ensure-tools.mjs';

ensurePackages();
const child = spawn('node', ['scripts/local/start.ts', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: childEnv(),
});
const stop = () => child.kill('SIGTERM');
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
child.on('exit', (code) => process.exit(code ?? 0));

// npm's shell forwards no signals, so the end of the parent process stops the server.
const parent = process.ppid;
setInterval(() => process.ppid === parent || stop(), 1_000).unref();
