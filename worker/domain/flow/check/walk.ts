import type { Flow } from '#domain/flow/flow';
import type { Text } from '#domain/texts/text';

interface Place<Found> {
  /** Path in the flow: `items[3].label`. */
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

/** All texts of a flow with their paths. */
export const textsOf = (flow: Flow): readonly Place<Text>[] =>
  [...objectsIn(flow, '')].flatMap(({ at, found }) => (isText(found) ? [{ at, found }] : []));

/** All lists of requirement IDs of a flow with their paths. */
export const sourcesOf = (flow: Flow): readonly Place<readonly unknown[]>[] =>
  [...objectsIn(flow, '')].flatMap(({ at, found }) =>
    'source' in found && Array.isArray(found.source) ? [{ at, found: found.source }] : [],
  );
