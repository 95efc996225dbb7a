import type { Flow } from '#domain/flow/flow';
import type { Text } from '#domain/texts/text';

interface Place<Found> {
  /** Where it stands: `items[3].label`. */
  readonly at: string;
  readonly found: Found;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function* objectsIn(value: unknown, at: string): Generator<Place<object>> {
  if (!isObject(value)) return;
  yield { at, found: value };
  for (const [key, inner] of Object.entries(value)) {
    yield* objectsIn(inner, Array.isArray(value) ? `${at}[${key}]` : at === '' ? key : `${at}.${key}`);
  }
}

const isText = (value: object): value is Text => 'zh-Hans' in value;

/** Every text of a flow with its place. */
export const textsOf = (flow: Flow): readonly Place<Text>[] =>
  [...objectsIn(flow, '')].flatMap(({ at, found }) => (isText(found) ? [{ at, found }] : []));

/** Every list of requirement IDs of a flow with the place that carries it. */
export const sourcesOf = (flow: Flow): readonly Place<readonly unknown[]>[] =>
  [...objectsIn(flow, '')].flatMap(({ at, found }) =>
    'source' in found && Array.isArray(found.source) ? [{ at, found: found.source }] : [],
  );
