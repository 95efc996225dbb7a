import type { Shop } from '#test/kit/worker/api';
import { openStoredFlow } from '#test/kit/worker/stored-flow';
import { visitsFlow } from '#test/kit/visits';

/** Opens a job of the trade of the tests and returns its id: its flow is stored as that of an old version. */
export const openVisitsJob = (shop: Shop): Promise<string> => openStoredFlow(shop, visitsFlow);
