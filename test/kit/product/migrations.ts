import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The statements of every migration of a tree, in order. */
export const migrationStatements = (folder = 'db/migrations'): readonly string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('--> statement-breakpoint'))
    .filter((statement) => statement.trim() !== '');
