import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Secrets of the local run: created once and stored beside the local database, never in the repository. */
export interface LocalSecrets {
  readonly BETTER_AUTH_SECRET: string;
  readonly STANDARD_WEBHOOK_SECRET: string;
  readonly SMSIN_WEBHOOK_SECRET: string;
}

export const localSecrets = (folder: string): LocalSecrets => {
  const file = join(folder, 'local-secrets.json');
  const stored: Partial<LocalSecrets> = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  // A file of an older version may lack a secret, without which every payment would be refused.
  const created = {
    BETTER_AUTH_SECRET: randomBytes(32).toString('base64url'),
    STANDARD_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
    SMSIN_WEBHOOK_SECRET: `whsec_${randomBytes(24).toString('base64')}`,
    ...stored,
  };
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, JSON.stringify(created), { mode: 0o600 });
  return created;
};
