import { z } from 'zod';
import { catalogueItem } from '../shop/catalogue.ts';
import { jobDetail, problem } from '../jobs/job-answers.ts';
import { routeGroups } from '../routes/index.ts';
import type { Route } from '../route/route.ts';
import { sheetViews } from '../sheet/views.ts';

type Json = Readonly<Record<string, unknown>>;

const { shape: part } = jobDetail;

/** Schemas that several routes use; the document has each once, by reference. */
const named: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [problem, 'Problem'],
  [jobDetail, 'JobDetail'],
  [part.job, 'JobRow'],
  [part.milestones.element, 'Milestone'],
  [part.facts.element, 'Fact'],
  [part.missing.element, 'MissingItem'],
  [part.tasks.element, 'Task'],
  [part.notices.element, 'Notice'],
  [part.lines.element, 'Line'],
  [catalogueItem, 'CatalogueItem'],
  [part.changeOrders.element, 'ChangeOrder'],
  [part.bookings.element, 'Booking'],
  [part.payments.element, 'Payment'],
  [part.links.element, 'PaymentLink'],
  [sheetViews, 'SheetViews'],
]);

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema, path }) => {
      const name = named.get(zodSchema);
      if (name === undefined || path.length === 0) return;
      for (const key of Object.keys(jsonSchema)) Reflect.deleteProperty(jsonSchema, key);
      Object.assign(jsonSchema, refTo(name));
    },
  });
  return rest;
};

const content = (schema: z.ZodType, io: 'input' | 'output', type = 'application/json'): Json => {
  const name = named.get(schema);
  return { [type]: { schema: name === undefined ? schemaOf(schema, io) : refTo(name) } };
};

const isNone = (schema: z.ZodType): boolean => schema instanceof z.ZodUndefined;

const bodyOf = ({ body, hasRawBody, hasFileBody }: Route): Json => {
  if (hasFileBody)
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema: {} } } } };
  if (hasRawBody) return { requestBody: { required: true, content: { '*/*': { schema: {} } } } };
  return isNone(body) ? {} : { requestBody: { required: true, content: content(body, 'input') } };
};

const queryNamesOf = ({ query }: Route): readonly (readonly [string, z.ZodType])[] =>
  query instanceof z.ZodObject ? Object.entries(query.shape) : [];

const parametersOf = (route: Route): readonly Json[] => [
  ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...queryNamesOf(route).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: schemaOf(schema, 'input'),
  })),
  ...(route.hasFileBody
    ? [{ name: 'Content-Digest', in: 'header', required: true, schema: { type: 'string', maxLength: 200 } }]
    : []),
  ...(route.takesKey
    ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
    : []),
];

const operationOf = (route: Route, group: string): Json => ({
  operationId: `${route.method}${route.path.replaceAll(/[^A-Za-z]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())}`,
  summary: route.summary,
  tags: [group],
  parameters: parametersOf(route),
  ...bodyOf(route),
  responses: {
    [route.status]: {
      description: 'Done',
      content: content(route.answer, 'output', route.answerType),
    },
    default: {
      description: 'A problem with its code',
      content: { 'application/problem+json': { schema: refTo('Problem') } },
    },
  },
  security: route.isOpen === true ? [] : [{ session: [] }],
});

let created: Json | null = null;

/** The API as an OpenAPI 3.1 document, generated once from the schemas that validate requests. */
export const openApiDocument = (): Json => {
  created ??= makeDocument();
  return created;
};

const makeDocument = (): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [group, routes] of Object.entries(routeGroups))
    for (const route of Object.values(routes))
      paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route, group) };
  return {
    openapi: '3.1.0',
    info: { title: 'Jobsheet', version: '1' },
    tags: Object.keys(routeGroups).map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(
        [...named].flatMap(([schema, name]) =>
          schema instanceof z.ZodType ? [[name, schemaOf(schema, 'output')] as const] : [],
        ),
      ),
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: '__Host-jobsheet.session_token' },
      },
    },
  };
};
