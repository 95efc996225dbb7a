import { useRef } from 'react';
import { usePanel } from './panel-context.tsx';

export interface Since {
  /** The person starts to write and has not seen later changes by others. */
  readonly begin: () => void;
  /** The version at which they started, else the displayed one. */
  readonly version: () => number;
  /** The current value was seen: the next write has a new base. */
  readonly forget: () => void;
}

/** The base version of a person's writing. */
export const useBaseVersion = (): Since => {
  const { detail } = usePanel();
  const began = useRef<number | null>(null);
  return {
    begin: () => {
      began.current ??= detail.job.version;
    },
    version: () => began.current ?? detail.job.version,
    forget: () => {
      began.current = null;
    },
  };
};
