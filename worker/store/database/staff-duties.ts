import { sql } from 'drizzle-orm';
import { staff } from '#db/schema/people/auth';
import { staffDuty } from '#db/schema/people/duty';

/** The duties of the staff member of the outer row, as a JSON text. */
export const dutiesOfStaff = sql`(select json_group_array(duty) from (
  select ${staffDuty.duty} as duty from ${staffDuty} where ${staffDuty.staffId} = ${staff.id} order by 1))`;
