/** The keywords of a JSON schema that the page reads. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

type Content = Readonly<Record<string, { readonly schema: Schema }>>;

interface Described {
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content: Content }>>;
  readonly security: readonly unknown[];
}

/** The OpenAPI document as the server sends it. */
export interface OpenApi {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One route as the page displays it. */
export interface Operation {
  /** The route's anchor in the address: `get /api/jobs/{id}`. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly tag: string;
  readonly isOpen: boolean;
  readonly parameters: readonly Parameter[];
  /** Null for a route without a JSON body. */
  readonly body: Schema | null;
  /** Why the page cannot call the route: it is a socket, or its body is not JSON. Null when it can. */
  readonly untried: 'socket' | 'raw' | 'file' | null;
  readonly status: string;
  readonly answer: Schema | null;
}

const json = 'application/json';
const octets = 'application/octet-stream';

const untriedOf = ({ responses, requestBody }: Described): Operation['untried'] => {
  if ('101' in responses) return 'socket';
  if (requestBody === undefined || json in requestBody.content) return null;
  return octets in requestBody.content ? 'file' : 'raw';
};

const operationOf = (method: string, path: string, described: Described): Operation => {
  const { summary, tags, parameters, requestBody, responses, security } = described;
  const status = Object.keys(responses).find((name) => name !== 'default') ?? '';
  return {
    id: `${method} ${path}`,
    method,
    path,
    summary,
    tag: tags[0] ?? '',
    isOpen: security.length === 0,
    parameters,
    body: requestBody?.content[json]?.schema ?? null,
    untried: untriedOf(described),
    status,
    answer: responses[status]?.content[json]?.schema ?? null,
  };
};

/** All routes of the document, in its order. */
export const operationsOf = ({ paths }: OpenApi): readonly Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => operationOf(method, path, described)),
  );

type Named = OpenApi['components']['schemas'];

/** The name of a referenced schema; null for an inline one. */
export const nameOf = ({ $ref }: Schema): string | null => $ref?.split('/').at(-1) ?? null;

/** Resolves a reference to a shared schema; an inline schema is returned unchanged. */
export const resolve = (schema: Schema, named: Named): Schema => named[nameOf(schema) ?? ''] ?? schema;

const texts: Readonly<Record<string, string>> = { date: '2026-01-31', email: 'name@example.com' };

const textOf = ({ format = '', minLength = 0 }: Schema): string => texts[format] ?? 'x'.repeat(minLength);

type Example = (schema: Schema, named: Named) => unknown;

const objectOf: Example = ({ properties = {}, required = [] }, named) =>
  Object.fromEntries(required.map((name) => [name, exampleOf(properties[name] ?? {}, named)] as const));

const listOf: Example = ({ items, minItems = 0 }, named) =>
  items === undefined || minItems === 0 ? [] : [exampleOf(items, named)];

const numberOf: Example = ({ minimum = 0 }) => Math.max(minimum, 0);

const byType: Readonly<Record<string, Example>> = {
  object: objectOf,
  array: listOf,
  integer: numberOf,
  number: numberOf,
  boolean: () => false,
  string: textOf,
};

/** The value that the schema itself states: its default, its constant or its first option. */
const namedIn = ({ default: usual, const: only, enum: values = [] }: Schema): unknown =>
  usual ?? only ?? values[0];

/** An example for a body: the required properties only, each as short as its schema allows. */
export const exampleOf = (schema: Schema, named: Named): unknown => {
  const own = resolve(schema, named);
  const value = namedIn(own);
  if (value !== undefined) return value;
  const [choice] = own.anyOf ?? own.oneOf ?? [];
  if (choice !== undefined) return exampleOf(choice, named);
  const type = typeof own.type === 'string' ? own.type : (own.type?.[0] ?? '');
  return byType[type]?.(own, named) ?? null;
};
