import { calendarView, flowAnswer, flowList } from '../shop/shop-answers.ts';
import { read, type Route } from '../route/route.ts';

/** What jobs are planned with: the flows and the calendar. */
export const flowRoutes = {
  listFlows: {
    ...read,
    path: '/api/flows',
    summary: 'The trades as data, each in the version that new jobs begin with; with an ETag',
    answer: flowList,
  },
  readFlow: {
    ...read,
    path: '/api/flows/{key}/{version}',
    summary: 'A trade in one of its versions: a job goes by the one that it began with; with an ETag',
    answer: flowAnswer,
  },
  readCalendar: { ...read, path: '/api/calendar', summary: 'Working days', answer: calendarView },
} as const satisfies Readonly<Record<string, Route>>;
