import type { AuthoredItem, Flow } from '#domain/flow/flow';
import { issue, type FlowIssue } from '#domain/flow/check/issue';

const identityKinds: ReadonlySet<string> = new Set(['text', 'number']);

const checkItemOfThing = ({ thing }: Flow, item: AuthoredItem): readonly FlowIssue[] => {
  if (item.item !== 'field') return [];
  const at = `items.${item.key}`;
  return [
    ...(item.ofThing === undefined || item.ofThing === thing?.kind
      ? []
      : [issue('bad-thing', `${at}.ofThing`, `the flow has no ${item.ofThing}`)]),
    ...(item.ofThing === undefined || item.of === undefined
      ? []
      : [issue('bad-thing', `${at}.ofThing`, 'an entry of a list says nothing of the thing')]),
    ...(item.rising === undefined || (item.ofThing !== undefined && item.kind === 'number')
      ? []
      : [issue('bad-thing', `${at}.rising`, 'only a number of the thing rises')]),
  ];
};

/** Checks that a thing is named and recognised by items of its own. */
export const checkThing = (flow: Flow): readonly FlowIssue[] => {
  const { thing, items } = flow;
  const ofItems = items.flatMap((item) => checkItemOfThing(flow, item));
  if (thing === undefined) return ofItems;
  const named = (key: string, at: string): readonly FlowIssue[] => {
    const item = items.find((candidate) => candidate.key === key);
    if (item === undefined) return [issue('unknown-fact', at, key)];
    return item.item === 'field' && item.ofThing === thing.kind && identityKinds.has(item.kind)
      ? []
      : [issue('bad-thing', at, `${key} is no text or number of the ${thing.kind}`)];
  };
  return [
    ...(thing.identity.length === 0 ? [issue('bad-thing', 'thing.identity', 'nothing tells it apart')] : []),
    ...named(thing.title, 'thing.title'),
    ...thing.identity.flatMap((key) => named(key, 'thing.identity')),
    ...ofItems,
  ];
};
