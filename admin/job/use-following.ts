import { useEffect, useRef, useState } from 'react';
import { isWriting } from './panel/use-edit.ts';

/** How long the active row rests before the panel follows it, ms: a held arrow key asks for no job on its way. */
const restMs = 200;

const typedTexts = 'form textarea, form input:not([type="checkbox"], [type="radio"])';

/** Whether the panel has something that would be lost: a refused or unreadable value, or a form that is begun. */
const isBegun = (typed: WeakSet<EventTarget>): boolean => {
  const panel = document.querySelector('[data-job-panel]');
  if (panel === null) return false;
  return (
    panel.querySelector('[data-unsaved]') !== null ||
    [...panel.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(typedTexts)].some(
      (input) => typed.has(input) && input.value !== '',
    )
  );
};

/** Whether the panel says why a write was refused. */
const isRefused = (): boolean => document.querySelector('[data-job-panel] [role="alert"]') !== null;

interface Following {
  /** The job that the panel shows because the active row is its row; null: it was opened by name. */
  readonly jobId: string | null;
  readonly onRow: (jobId: string) => void;
  /** The panel is opened by name: the keyboard goes into it. */
  readonly stop: () => void;
}

/** The open panel follows the active row of the sheet, and leaves nothing behind that is not saved. */
export const useFollowing = (openJobId: string | null, show: (jobId: string) => void): Following => {
  const [jobId, setJobId] = useState<string | null>(null);
  // A job that is opened in another way than by its row is not followed: the keyboard goes into its panel.
  const [lastOpen, setLastOpen] = useState(openJobId);
  if (lastOpen !== openJobId) {
    setLastOpen(openJobId);
    if (jobId !== openJobId) setJobId(null);
  }
  const row = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const typed = useRef(new WeakSet<EventTarget>());
  const now = useRef({ openJobId, show });
  useEffect(() => {
    now.current = { openJobId, show };
  });
  useEffect(() => {
    const inputs = typed.current;
    const onInput = ({ target }: Event) => {
      if (target !== null) inputs.add(target);
    };
    document.addEventListener('input', onInput);
    return () => {
      document.removeEventListener('input', onInput);
      clearTimeout(timer.current);
    };
  }, []);
  const follow = (next: string, hasWaited = false) => {
    const { openJobId: open, show: showJob } = now.current;
    if (open === null || open === next) return;
    if (isWriting()) {
      timer.current = setTimeout(() => follow(next, true), restMs);
      return;
    }
    if (isBegun(typed.current) || (hasWaited && isRefused())) {
      // The same row is followed when it is asked for again, once nothing would be lost.
      row.current = null;
      return;
    }
    setJobId(next);
    showJob(next);
  };
  return {
    jobId,
    stop: () => {
      clearTimeout(timer.current);
      setJobId(null);
    },
    onRow: (next) => {
      if (next === row.current) return;
      row.current = next;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => follow(next), restMs);
    },
  };
};
