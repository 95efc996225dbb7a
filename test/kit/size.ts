import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    readonly isFullSize: boolean;
  }
}

/**
 * How much of a heavy case is done: a small instance on each change, the full size in `npm run soak`. A file that asks
 * is named `*.heavy.test.ts`; that is how the soak finds it.
 */
export const sized = <Size>(size: { readonly small: Size; readonly full: Size }): Size =>
  inject('isFullSize') ? size.full : size.small;

/** A number as a title names it. */
export const counted = (count: number): string => count.toLocaleString('en');
