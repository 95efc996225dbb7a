import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'db/migrations';

/** The statements of all migrations, in order. */
export const migrationStatements = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint'))
    .filter((statement) => statement.trim() !== '');
