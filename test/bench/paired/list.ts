import { drive, turnOf } from '#test/bench/drive';
import type { Measurement, PairedScene } from '#test/bench/paired/measurement';
import { listPath, signedInGet } from '#test/bench/scenes';

const query = listPath.slice(listPath.indexOf('?'));
const connections = 16;

const lists: readonly (readonly [name: string, query: string])[] = [
  ['list 100', query],
  ['list 100, with facts', `${query}&facts=true`],
  // What a list costs without its rows.
  ['list 1', query.replace('limit=100', 'limit=1')],
];

export const listScene: PairedScene = (seconds) =>
  lists.map(([name, request]): Measurement => ({
    name,
    connections,
    run: ({ origin, listPath: path }) =>
      drive({ origin, next: () => turnOf(signedInGet(`${path}${request}`)), connections, seconds }),
  }));
