import { z } from 'zod';
import { createdFeed, diary, diaryQuery, feeds, newFeed } from '../diary/diary.ts';
import { none, read, type Route } from '../route/route.ts';

/** The diary over all jobs, and the addresses under which calendar programs read it. */
export const diaryRoutes = {
  readDiary: {
    ...read,
    path: '/api/appointments',
    summary: 'Appointments of some days, with days off, key dates and money that falls due',
    query: diaryQuery,
    answer: diary,
  },
  listFeeds: { ...read, path: '/api/feeds', summary: 'Your calendar feeds', answer: feeds },
  // Without a key: an answer with a secret is not kept. A repeat makes another address, which can be revoked.
  addFeed: {
    method: 'post',
    query: none,
    path: '/api/feeds',
    summary: 'Make a secret address for a calendar program; it is told once',
    body: newFeed,
    status: 201,
    answer: createdFeed,
  },
  revokeFeed: {
    method: 'post',
    query: none,
    path: '/api/feeds/{id}/revoke',
    summary: 'Revoke the address of a feed: it answers 404 from then on',
    body: z.strictObject({}),
    status: 200,
    answer: feeds,
  },
  readFeed: {
    ...read,
    path: '/feeds/{file}',
    summary: 'The calendar file of a feed (iCalendar), 30 days back and 180 days ahead',
    answer: z.string(),
    answerType: 'text/calendar',
    isOpen: true,
  },
} as const satisfies Readonly<Record<string, Route>>;
