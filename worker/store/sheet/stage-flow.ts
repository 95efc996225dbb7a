import type { Flow } from '#domain/flow/flow';

interface Request {
  readonly flow?: string | undefined;
  readonly stage?: string | undefined;
}

/** Adds the flow of a stage when only one flow has that stage. */
export const withFlow = <Query extends Request>(flows: readonly Flow[], query: Query): Query => {
  if (query.flow !== undefined || query.stage === undefined) return query;
  const having = flows.filter(({ stages }) => stages.some(({ key }) => key === query.stage));
  const [only] = having;
  return only !== undefined && having.length === 1 ? { ...query, flow: only.key } : query;
};
