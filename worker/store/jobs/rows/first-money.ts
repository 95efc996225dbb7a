import { sql } from 'drizzle-orm';
import { cellPositions } from '#contract/sheet/row-values';
import { job } from '#db/schema/jobs/job';
import { whole } from '#store/database/batch';

const [dueAt, stateAt] = [cellPositions.indexOf('dueOn'), cellPositions.indexOf('state')];
/** The earliest business date on which the job of the outer row has open money; null: none. */
export const firstMoney = sql`(select min(value->>${whole(dueAt)}) from json_each(${job.milestonesJson})
  where value->>${whole(stateAt)} in ('due', 'part'))`;
