import { z } from 'zod';
import { jobDetail, problem } from '../jobs/job-answers.ts';
import { routes, type Route } from './routes.ts';
import { sheetViews } from '../sheet/views.ts';

type Json = Readonly<Record<string, unknown>>;

/** Schemas that many routes share, written once. */
const named: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [problem, 'Problem'],
  [jobDetail, 'JobDetail'],
  [jobDetail.shape.job, 'JobRow'],
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

const content = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const name = named.get(schema);
  return {
    'application/json': {
      schema: name === undefined ? schemaOf(schema, io) : refTo(name),
    },
  };
};

const parametersOf = ({ path, query, method }: Route): readonly Json[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  })),
  ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema:
      z.toJSONSchema(z.object({ [name]: schema }), { io: 'input', unrepresentable: 'any' }).properties?.[
        name
      ] ?? {},
  })),
  ...(method === 'post'
    ? [{ name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } }]
    : []),
];

const operationOf = (route: Route): Json => ({
  operationId: `${route.method}${route.path.replaceAll(/[^A-Za-z]+(.)?/g, (_, next: string | undefined) => (next ?? '').toUpperCase())}`,
  summary: route.summary,
  parameters: parametersOf(route),
  ...(route.body === undefined
    ? {}
    : { requestBody: { required: true, content: content(route.body, 'input') } }),
  responses: {
    [route.status]: { description: 'Done', content: content(route.answer, 'output') },
    default: {
      description: 'A problem with its code',
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    },
  },
  security: route.isOpen === true ? [] : [{ session: [] }],
});

let made: Json | null = null;

/** The API as an OpenAPI 3.1 document, made once from the schemas that check requests. */
export const openApiDocument = (): Json => {
  made ??= makeDocument();
  return made;
};

const makeDocument = (): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Jobsheet', version: '1' },
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
