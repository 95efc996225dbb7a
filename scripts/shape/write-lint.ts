import { readFileSync, writeFileSync } from 'node:fs';
import { readLayers } from './layers.ts';
import { overridesOf } from './lint-rules.ts';

// `npm run lint-rules` writes the linter's import rules from the table of layers in ARCHITECTURE.md.
const lines = overridesOf(readLayers(readFileSync('ARCHITECTURE.md', 'utf8'))).map((override) =>
  JSON.stringify(override),
);
writeFileSync('layers.oxlint.json', `{\n"overrides": [\n${lines.join(',\n')}\n]\n}\n`);
