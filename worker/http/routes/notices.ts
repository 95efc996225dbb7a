import { handleNotice } from '#actions/notices/handle-notice';
import { noticeViewOf } from '#actions/notices/notice-view';
import { attachReply, listReplies, putReplyAside } from '#actions/notices/decide-reply';
import { noticeRoutes } from '#contract/routes/notices';
import { succeed } from '#domain/texts/refusal';
import { on, type ServedRoute } from '#http/request/serve-routes';

/** Routes of notices, and of handling an undelivered one. */
export const notices: readonly ServedRoute[] = [
  on(noticeRoutes.listNotices, async ({ deps, query }) =>
    succeed({ notices: (await deps.shopStore.notices(query)).map(noticeViewOf) }),
  ),
  on(noticeRoutes.listReplies, ({ ctx }) => listReplies(ctx)),
  on(noticeRoutes.attachReply, ({ ctx, param, body }) => attachReply(ctx, param('id'), body)),
  on(noticeRoutes.putReplyAside, ({ ctx, param, body }) => putReplyAside(ctx, param('id'), body)),
  on(noticeRoutes.handleNotice, ({ ctx, param, body }) => handleNotice(ctx, param('id'), body)),
];
