import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = 'db/migrations';

/** The statements of every migration of a tree, in order. */
export const migrationStatements = (tree = '.'): readonly string[] =>
  readdirSync(join(tree, folder))
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .flatMap((name) => readFileSync(join(tree, folder, name), 'utf8').split('--> statement-breakpoint'))
    .filter((statement) => statement.trim() !== '');
