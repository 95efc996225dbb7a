// node scripts/run.mjs FILE [arguments]: runs a script with the project's own Node.
import { spawn } from 'node:child_process';
import { childEnv, ensurePackages } from './ensure-tools.mjs';

ensurePackages();
const child = spawn('node', process.argv.slice(2), { stdio: 'inherit', env: childEnv() });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code) => process.exit(code ?? 1));
