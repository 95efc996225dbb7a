import { z } from 'zod';

// The content security policy forbids eval, which zod would try and the browser would report. This must run
// before any schema is created, so it is the first import of the page and of the client, into whose chunk the
// bundler puts the schemas.
z.config({ jitless: true });
