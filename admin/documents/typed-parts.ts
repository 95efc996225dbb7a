import { useState } from 'react';
import { remember } from '../browser/remember.ts';

type Parts = Readonly<Record<string, string>>;

const keyOf = (jobId: string, document: string): string => `jobsheet.parts.${jobId}.${document}`;

const storedParts = (key: string): Parts => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof stored !== 'object' || stored === null) return {};
    return Object.fromEntries(
      Object.entries(stored).flatMap(([part, value]: readonly [string, unknown]) =>
        typeof value === 'string' ? [[part, value]] : [],
      ),
    );
  } catch {
    return {};
  }
};

/**
 * The written parts of a document as they are typed. The browser keeps them with each key until the version is filed, so
 * that a closed tab loses nothing. They begin with those of the newest version.
 */
export const useTypedParts = (jobId: string, document: string, before: Parts) => {
  const key = keyOf(jobId, document);
  const [typed, setTyped] = useState(() => storedParts(key));
  return {
    parts: { ...before, ...typed },
    type: (part: string, value: string) => {
      const next = { ...typed, [part]: value };
      setTyped(next);
      remember(key, JSON.stringify(next));
    },
    forget: () => {
      setTyped({});
      localStorage.removeItem(key);
    },
  };
};
