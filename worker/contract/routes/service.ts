import { z } from 'zod';
import { liveMessage, liveQuery } from '../live/live.ts';
import { health } from '../shop/shop-answers.ts';
import { read, type Route } from '../route/route.ts';

/** The service itself: health, the feed of changes, and the API's description. */
export const serviceRoutes = {
  readHealth: {
    ...read,
    path: '/healthz',
    summary: 'Whether the database answers and cron runs',
    answer: health,
    isOpen: true,
  },
  listen: {
    ...read,
    path: '/api/live',
    summary: 'A WebSocket that tells of committed changes and of who is on which cell',
    query: liveQuery,
    status: 101,
    answer: liveMessage,
  },
  readOpenApi: {
    ...read,
    path: '/api/openapi.json',
    summary: 'This description of the API',
    answer: z.record(z.string(), z.unknown()),
  },
  showDocs: {
    ...read,
    path: '/api/docs',
    summary: 'A page that shows the API and tries its calls',
    answer: z.string(),
    answerType: 'text/html',
    isOpen: true,
  },
} as const satisfies Readonly<Record<string, Route>>;
