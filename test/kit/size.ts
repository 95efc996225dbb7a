import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly isFullSize: boolean;
  }
}

/**
 * The size of a heavy case: a small instance on each change, the full size in `npm run soak`. A file that
 * uses it is named `*.heavy.test.ts`, by which the soak finds it.
 */
export const sized = <Size>(size: { readonly small: Size; readonly full: Size }): Size =>
  inject('isFullSize') ? size.full : size.small;

/** A number formatted for a title. */
export const counted = (count: number): string => count.toLocaleString('en');
