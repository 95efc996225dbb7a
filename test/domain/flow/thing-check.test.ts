import { describe, expect, it } from 'vitest';
import { readAuthoredFlow } from '#contract/flows/flow-schema';
import { checkFlow } from '#domain/flow/check/check-flow';
import type { FieldItem, Flow } from '#domain/flow/flow';
import { field, good } from '#test/domain/flow/small-flow';

const plate = field({ key: 'plate', ofThing: 'car' });
const odometer = field({ key: 'odometer', kind: 'number', ofThing: 'car', rising: true });
const thing = { kind: 'car', title: 'plate', identity: ['plate'] } as const;
const cars: Flow = { ...good, thing, items: [...good.items, plate, odometer] };
const withItem = (item: FieldItem): Flow => ({
  ...cars,
  items: cars.items.map((known) => (known.key === item.key ? item : known)),
});

describe('the thing of a flow', () => {
  it('is named and recognised by its own items, and readings of it rise', () => {
    expect(checkFlow(cars)).toEqual([]);
    expect(readAuthoredFlow(JSON.parse(JSON.stringify(cars)))).toEqual({ ok: true, flow: cars });
  });

  const wrong: readonly (readonly [string, string, Flow])[] = [
    ['an unknown identity', 'unknown-fact', { ...cars, thing: { ...thing, identity: ['vin'] } }],
    ['no identity', 'bad-thing', { ...cars, thing: { ...thing, identity: [] } }],
    ['a title that is no item of it', 'bad-thing', { ...cars, thing: { ...thing, title: 'on' } }],
    ['an item of a thing that the flow has not', 'bad-thing', withItem({ ...plate, ofThing: 'home' })],
    ['a text that rises', 'bad-thing', withItem({ ...plate, rising: true })],
    ['a reading of nothing', 'bad-thing', withItem(field({ key: 'odometer', kind: 'number', rising: true }))],
  ];
  it.each(wrong)('%s is refused', (_, code, flow) => {
    expect(checkFlow(flow).map((found) => found.code)).toContain(code);
  });
});
