import { jobDetail } from '../jobs/job-answers.ts';
import { handleNotice } from '../jobs/job-requests.ts';
import { noticeList } from '../shop/shop-answers.ts';
import { noticesQuery } from '../shop/shop-requests.ts';
import { read, write, type Route } from '../route/route.ts';

/** Notices: sent and scheduled. */
export const noticeRoutes = {
  listNotices: {
    ...read,
    path: '/api/notices',
    summary: 'Notices sent and waiting',
    query: noticesQuery,
    answer: noticeList,
  },
  handleNotice: {
    ...write,
    path: '/api/jobs/{id}/notices',
    summary: 'Send a notice again that did not arrive, or put it aside',
    body: handleNotice,
    answer: jobDetail,
  },
} as const satisfies Readonly<Record<string, Route>>;
