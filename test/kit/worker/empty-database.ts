import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';

const hasTables = async (): Promise<boolean> =>
  (await env.DB.prepare(
    `select 1 as one from sqlite_master where name not like '\\_cf%' escape '\\'`,
  ).first()) !== null;

// A database in use while it is deleted may reappear, so it is checked.
const resetsMax = 10;

/** Runs the migrations from one name on, up to and without another. */
export const migrate = async (from = '', before = '\uffff'): Promise<void> => {
  const wanted = env.TEST_MIGRATIONS.filter(({ name }) => name >= from && name < before);
  await env.DB.batch(wanted.flatMap(({ queries }) => queries.map((query) => env.DB.prepare(query))));
};

/** Deletes the process's database and creates it again with the migrations; `before` leaves out newer ones. */
export const emptyDatabase = async (before?: string): Promise<void> => {
  for (let resets = 1; resets === 1 || (await hasTables()); resets += 1) {
    if (resets > resetsMax) throw new Error('The database of before cannot be thrown away.');
    await reset();
  }
  await migrate('', before);
};
