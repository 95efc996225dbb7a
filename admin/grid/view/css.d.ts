import 'react';

declare module 'react' {
  interface CSSProperties {
    /** Filled part of a bar, 0 to 1. */
    '--share'?: number;
    /** A person's hue, in degrees. */
    '--hue'?: number;
  }
}
