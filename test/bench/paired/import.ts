import { drive, type Turn } from '#test/bench/drive';
import type { PairedScene } from '#test/bench/paired/measurement';
import type { Tree } from '#test/bench/paired/tree';

const importedRows = 1000;

/** An import as the tree's own admin sends it: one request after the other, each as large as the tree takes. */
const importTurn = ({ rowsOfRequest, nextImport }: Tree): Turn => ({
  calls: Array.from({ length: Math.ceil(importedRows / rowsOfRequest) }, (_, request) =>
    nextImport(Math.min(rowsOfRequest, importedRows - request * rowsOfRequest)),
  ),
});

export const importScene: PairedScene = () => [
  {
    name: 'import of 1,000 rows',
    connections: 1,
    run: (tree) =>
      drive({
        origin: tree.origin,
        next: () => importTurn(tree),
        connections: 1,
        seconds: Infinity,
        turnsMax: 1,
      }),
  },
];
