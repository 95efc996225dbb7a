import { useRef } from 'react';
import { usePanel } from './panel-context.tsx';

export interface Since {
  /** The person begins to write: what others write from now on they have not seen. */
  readonly begin: () => void;
  /** The version on which they began; without that the one on the screen. */
  readonly version: () => number;
  /** What stands there was seen: the next writing begins anew. */
  readonly forget: () => void;
}

/** On which version of the job a person began to write. */
export const useSince = (): Since => {
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
