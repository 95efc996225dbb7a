import type { Context } from 'hono';
import { setSignedCookie } from 'hono/cookie';
import { acceptInvite, invite, readInvite, revokeInvite, type InviteParts } from '#actions/people/invites';
import { deactivateStaff, endSessions } from '#actions/people/deactivate';
import { listStaff } from '#actions/people/list-staff';
import { saveLeave, saveMe, saveStaff } from '#actions/people/save-staff';
import { readWork } from '#actions/people/staff-work';
import { peopleRoutes } from '#contract/routes/people';
import { staffRoutes } from '#contract/routes/shop/staff';
import { succeed } from '#domain/texts/refusal';
import { localeOf } from '#http/answers/problem';
import { sessionCookie, sessionSeconds } from '#http/context/auth';
import { contextOf } from '#http/context/context';
import type { AppDeps, AppEnv } from '#http/context/app-deps';
import { sha256 } from '#http/context/body';
import { on, type ServedRoute } from '#http/request/serve-routes';

const tokenBytes = 32;
const daySeconds = 24 * 3600;

const newSecret = (): string =>
  btoa(String.fromCodePoint(...crypto.getRandomValues(new Uint8Array(tokenBytes))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const hashOf = (token: string): Promise<string> => sha256(Uint8Array.from(new TextEncoder().encode(token)));

const inviteParts = (c: Context<AppEnv>): InviteParts => {
  const { shopStore, sendLetter } = c.get('deps');
  return {
    store: shopStore,
    hashOf,
    newToken: async () => {
      const token = newSecret();
      return { token, hash: await hashOf(token) };
    },
    send: sendLetter,
    origin: c.get('origin'),
  };
};

/** The request of a person who has no session yet. */
const guestOf = async (c: Context<AppEnv>) => {
  const { deps, requestId } = c.var;
  const now = deps.now();
  const session = await deps.store.loadSession(null, now);
  return contextOf(deps, {
    now,
    actor: { id: 'guest', role: 'system' },
    locale: localeOf(c.req.header('accept-language')) ?? 'en',
    requestId,
    operationId: null,
    session,
  });
};

/** Sets the cookie that the sign-in by a letter sets too. */
const signIn = (c: Context<AppEnv>, token: string): Promise<void> => {
  const origin = c.get('origin');
  return setSignedCookie(c, sessionCookie(origin), token, c.get('deps').settings.authSecret, {
    path: '/',
    httpOnly: true,
    secure: origin.startsWith('https:'),
    sameSite: 'Lax',
    maxAge: sessionSeconds,
  });
};

const workParts = ({ shopStore, flows, live }: AppDeps) => ({
  store: shopStore,
  flows,
  end: (staffId: string) => live.end({ staffId }),
});

/** Routes that a person without a session uses: the link of an invitation. */
export const invitations: readonly ServedRoute[] = [
  on(staffRoutes.readInvite, async ({ c, body }) => readInvite(await guestOf(c), inviteParts(c), body.token)),
  on(staffRoutes.acceptInvite, async ({ c, deps, body }) => {
    const accepted = await acceptInvite(await guestOf(c), inviteParts(c), {
      ...body,
      sessionToken: newSecret(),
      sessionDays: sessionSeconds / daySeconds,
    });
    if (!accepted.ok) return accepted;
    await signIn(c, accepted.value.token);
    deps.log({ event: 'session-changed', requestId: c.get('requestId'), path: c.req.routePath });
    return succeed({ ok: true });
  }),
];

/** Routes of the staff. */
export const staff: readonly ServedRoute[] = [
  on(staffRoutes.listStaff, async ({ ctx, deps }) => succeed(await listStaff(ctx, deps.shopStore))),
  on(staffRoutes.invite, ({ c, ctx, body }) => invite(ctx, inviteParts(c), body)),
  on(staffRoutes.patchInvite, ({ c, ctx, param }) => revokeInvite(ctx, inviteParts(c), param('id'))),
  on(staffRoutes.patchStaff, ({ ctx, deps, param, body }) =>
    saveStaff(ctx, deps.shopStore, param('id'), body),
  ),
  on(staffRoutes.saveLeave, ({ ctx, deps, param, body }) =>
    saveLeave(ctx, deps.shopStore, param('id'), body),
  ),
  on(staffRoutes.readWork, ({ ctx, deps, param }) => readWork(ctx, deps.shopStore, param('id'))),
  on(staffRoutes.deactivate, ({ ctx, deps, param, body }) =>
    deactivateStaff(ctx, workParts(deps), param('id'), body),
  ),
  on(staffRoutes.endSessions, ({ ctx, deps, param }) => endSessions(ctx, workParts(deps), param('id'))),
  on(peopleRoutes.patchMe, ({ ctx, deps, body }) => saveMe(ctx, deps.shopStore, body)),
];
