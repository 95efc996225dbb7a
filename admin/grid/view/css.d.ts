import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Filled part of a bar, 0 to 1. */
    '--share'?: number;
    /** Of a person's colour, in degrees. */
    '--hue'?: number;
  }
}
