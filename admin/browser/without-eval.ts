import { z } from 'zod';

// The page's policy allows no code from strings: without this zod would try, and the browser complain. It has to stand
// before any schema is made, so it is the page's first import, and the first of the client, with whose schemas the
// bundler puts it.
z.config({ jitless: true });
