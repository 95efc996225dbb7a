import { sql, type SQL } from 'drizzle-orm';
import { job } from '#db/schema/jobs/job';
import { jobPast } from '#db/schema/jobs/job-past';
import type { Flow } from '#domain/flow/flow';
import { ownColumnNames } from '#store/database/field-columns';
import { foundJobs, isSearch } from '#store/search/hits';

/** The columns that lists read, of current and of past jobs. */
const columns = sql`number, id, version, flow_key, flow_version, ${ownColumnNames}, stage, currency, updated_at,
  is_closed, customer_name, planned_minor, paid_minor, credit_minor, outstanding_minor, next_due_on, key_date,
  due_order, key_date_order, progress_percent, missing_count, ended_as, contact_state, milestones_json, facts_json, next_json,
  title_strokes, title_order, customer_pinyin, customer_strokes`;

const pastJobs = (asOf: number): SQL =>
  sql`(select ${columns} from ${job} where updated_at <= ${asOf}
    union all select ${columns} from ${jobPast} where until_at > ${asOf} and updated_at <= ${asOf})`;

interface Listed {
  readonly asOf?: number | undefined;
  readonly q?: string | undefined;
}

/** The source of a list: current jobs, search hits, or all jobs at a past moment. */
export const jobsOf = ({ asOf, q }: Listed): SQL => {
  if (asOf !== undefined) return pastJobs(asOf);
  return isSearch({ q }) ? foundJobs({ q }) : sql`${job}`;
};

/** The current jobs, by a given index. */
export const jobsBy = (index: string): SQL => sql`${job} indexed by ${sql.identifier(index)}`;

interface Staged {
  readonly flow?: string | undefined;
  readonly stage?: string | undefined;
}

/** A stage without its flow takes the flow that has it, when only one has. */
export const withFlow = <Query extends Staged>(flows: readonly Flow[], query: Query): Query => {
  if (query.flow !== undefined || query.stage === undefined) return query;
  const having = flows.filter(({ stages }) => stages.some(({ key }) => key === query.stage));
  const [only] = having;
  return only !== undefined && having.length === 1 ? { ...query, flow: only.key } : query;
};
