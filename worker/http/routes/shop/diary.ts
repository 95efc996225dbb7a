import type { Context } from 'hono';
import { addFeed, listFeeds, readFeed, revokeFeed } from '#actions/diary/feeds';
import { readDiary } from '#actions/diary/read-diary';
import { diaryRoutes } from '#contract/routes/diary';
import { answer } from '#http/answers/answer';
import { answerTaggedText } from '#http/answers/tagged';
import type { AppEnv } from '#http/context/app-deps';
import { sha256 } from '#http/context/body';
import { on, type ServedRoute } from '#http/request/serve-routes';

const hash = (secret: string): Promise<string> => sha256(Uint8Array.from(new TextEncoder().encode(secret)));

const originOf = (c: Context<AppEnv>): string => c.get('origin');

/** Routes of the diary and of its feeds. A feed's address needs no session: its secret is the key. */
export const diary: readonly ServedRoute[] = [
  on(diaryRoutes.readDiary, ({ ctx, deps, query }) => readDiary(ctx, deps.shopStore, query)),
  on(diaryRoutes.listFeeds, ({ ctx, deps }) => listFeeds(ctx, deps.shopStore)),
  on(diaryRoutes.addFeed, ({ c, ctx, deps, body }) =>
    addFeed(
      ctx,
      { store: deps.shopStore, secrets: { newSecret: deps.newSecret, hash }, origin: originOf(c) },
      body,
    ),
  ),
  on(diaryRoutes.revokeFeed, ({ ctx, deps, param }) => revokeFeed(ctx, deps.shopStore, param('id'))),
  on(diaryRoutes.readFeed, async ({ c, deps, param }) => {
    const { shop } = deps.settings;
    const file = await readFeed(
      { store: deps.shopStore, hash, shopName: shop.name, origin: originOf(c), now: deps.now() },
      param('file'),
    );
    return file.ok ? answerTaggedText(c, file.value, 'text/calendar; charset=utf-8') : answer(c, file);
  }),
];
