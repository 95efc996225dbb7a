import { z } from 'zod';
import { jobDetail } from '../jobs/job-answers.ts';
import { handleNotice } from '../jobs/job-requests.ts';
import { noticeList } from '../shop/shop-answers.ts';
import { attachReply, putReplyAside, replyList } from '../shop/replies.ts';
import { noticesQuery } from '../shop/shop-requests.ts';
import { none, read, write, type Route } from '../route/route.ts';

/** Notices: sent and scheduled. */
export const noticeRoutes = {
  listNotices: {
    ...read,
    path: '/api/notices',
    summary: 'Notices sent and waiting',
    query: noticesQuery,
    answer: noticeList,
  },
  listReplies: {
    ...read,
    path: '/api/replies',
    summary: 'Text messages that answer no notice',
    answer: replyList,
  },
  attachReply: {
    ...write,
    path: '/api/replies/{id}',
    summary: 'Attach a text message to a job',
    body: attachReply,
    answer: jobDetail,
  },
  putReplyAside: {
    method: 'patch',
    path: '/api/replies/{id}',
    summary: 'Put a text message aside with a reason',
    query: none,
    body: putReplyAside,
    status: 200,
    answer: replyList,
  },
  receiveSms: {
    method: 'post',
    path: '/webhooks/sms-in/{provider}',
    summary: 'A text message that came in, signed by its gateway',
    query: none,
    body: none,
    status: 200,
    answer: z.string(),
    answerType: 'text/plain',
    isOpen: true,
    hasRawBody: true,
  },
  handleNotice: {
    ...write,
    path: '/api/jobs/{id}/notices',
    summary: 'Send a notice again that did not arrive, or put it aside',
    body: handleNotice,
    answer: jobDetail,
  },
} as const satisfies Readonly<Record<string, Route>>;
