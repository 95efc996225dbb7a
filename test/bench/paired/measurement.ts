import type { Timing } from '#test/bench/drive';
import type { Tree } from '#test/bench/paired/tree';

/** What a scene measures: the same work in each tree. */
export interface Measurement {
  readonly name: string;
  /** People that are busy at once. */
  readonly connections: number;
  readonly run: (tree: Tree) => Promise<Timing>;
}

/** Makes the measurements of a scene; a measurement that goes by time takes that many seconds a round. */
export type PairedScene = (seconds: number) => readonly Measurement[];
