import type { Context } from 'hono';
import type { AppEnv } from '#http/house';

/** Placeholder. */
export const loadDemo = async (_c: Context<AppEnv>): Promise<boolean> => false;
