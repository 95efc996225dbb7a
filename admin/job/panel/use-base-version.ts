import { useRef } from 'react';
import { usePanel } from './panel-context.tsx';

export interface Since {
  /** The person starts to edit: later changes by others are not seen. */
  readonly begin: () => void;
  /** The version at which the edit began; else the displayed one. */
  readonly version: () => number;
  /** The current value is seen: the next edit gets a new base. */
  readonly forget: () => void;
}

/** The base version of a person's edit (optimistic concurrency). */
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
