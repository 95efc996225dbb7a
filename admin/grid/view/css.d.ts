import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Filled part of a bar, 0 to 1. */
    '--share'?: number;
    /** The step of a row, from 1, and the number of steps. */
    '--at'?: number;
    '--of'?: number;
    /** A person's hue, in degrees. */
    '--hue'?: number;
  }
}
