import { env } from 'cloudflare:workers';
import { beforeEach, expect, test } from 'vitest';
import type { Me, Problem } from '#contract/jobs/job-answers';
import type { InviteAnswer, OpenedInvite, StaffList } from '#contract/shop/staff';
import type { Message } from '#notify/channel';
import { dayMs, instant } from '#domain/time/day';
import { openShop, origin } from '#test/kit/worker/api';

const letters: Message[] = [];
let outcome: 'sent' | 'failed' = 'sent';
const shop = await openShop('2026-03-02', {
  sendLetter: async (letter) => {
    letters.push(letter);
    return outcome === 'sent' ? { outcome } : { outcome, isRetryable: true, error: 'away' };
  },
});

beforeEach(() => {
  letters.length = 0;
  outcome = 'sent';
  shop.clock.to('2026-03-02');
});

const colleague = (email: string) => ({ email, name: '小林', role: 'staff', locale: 'zh-Hans' });
const send = (email: string) => shop.owner.post<InviteAnswer>('/api/invites', colleague(email));

const tokenOf = (letter: Message | undefined): string => {
  const url = /https:\/\/\S+/.exec(letter?.body ?? '')?.[0] ?? origin;
  return new URLSearchParams(new URL(url).hash.slice(1)).get('token') ?? '';
};

const invited = async (email: string): Promise<string> => {
  await send(email);
  return tokenOf(letters.at(-1));
};

const read = <Body = OpenedInvite>(token: string) =>
  shop.stranger.post<Body>('/api/auth/invites/read', { token });
const accept = <Body = Problem>(token: string, name = '林小姐') =>
  shop.stranger.post<Body>('/api/auth/invites/accept', { token, name, locale: 'zh-Hans' });

const meWith = async (cookie: string): Promise<{ readonly status: number; readonly me: Me }> => {
  const answer = await shop.fetch(new Request(`${origin}/api/me`, { headers: { cookie } }));
  return { status: answer.status, me: await answer.json() };
};

test('a colleague is invited, opens the letter, joins and is signed in with the role of the invitation', async () => {
  const sent = await send('Lin@Shop.test');
  expect(sent).toMatchObject({
    status: 201,
    body: { letter: 'sent', invites: [{ email: 'lin@shop.test', role: 'staff' }] },
  });
  const [letter] = letters;
  expect(letter?.to.email).toBe('lin@shop.test');
  expect(letter?.subject).toContain('Test Shop');
  expect(letter?.body).toContain('小林');
  const token = tokenOf(letter);
  expect(token.length).toBeGreaterThan(40);
  expect((await read(token)).body).toEqual({
    name: '小林',
    email: 'lin@shop.test',
    role: 'staff',
    shopName: 'Test Shop',
    invitedBy: 'The owner',
  });
  const joined = await accept(token);
  expect(joined.status).toBe(200);
  const cookie = joined.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/^__Host-jobsheet\.session_token=.*HttpOnly/);
  const { status, me } = await meWith(cookie.split(';')[0] ?? '');
  expect([status, me.name, me.role, me.locale]).toEqual([200, '林小姐', 'staff', 'zh-Hans']);
  const { body } = await shop.owner.get<StaffList>('/api/staff');
  expect(body.invites).toEqual([]);
  expect(body.staff.find(({ email }) => email === 'lin@shop.test')).toMatchObject({ isActive: true });
});

test('of the link only a hash is stored, and no answer holds it', async () => {
  const sent = await send('hash@shop.test');
  const token = tokenOf(letters[0]);
  const { results } = await env.DB.prepare('select * from invite').all();
  expect(JSON.stringify(results)).not.toContain(token);
  expect(JSON.stringify(sent.body)).not.toContain(token);
});

test('an invitation that was used is refused, and says to sign in instead', async () => {
  const token = await invited('twice@shop.test');
  expect((await accept(token)).status).toBe(200);
  const again = await accept(token, 'Somebody else');
  expect([again.status, again.body.code, again.headers.get('set-cookie')]).toEqual([
    410,
    'invite-used',
    null,
  ]);
  expect(again.body.detail).toContain('Sign in with your e-mail address');
  expect((await read<Problem>(token)).body.code).toBe('invite-used');
});

test('two browsers that use one invitation at once make one member and one session', async () => {
  const token = await invited('race@shop.test');
  const answers = await Promise.all([accept(token), accept(token), accept(token)]);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  const row = await env.DB.prepare(
    `select count(*) as members, (select count(*) from session join staff on staff.id = user_id where email = 'race@shop.test') as sessions from staff where email = 'race@shop.test'`,
  ).first();
  expect(row).toEqual({ members: 1, sessions: 1 });
});

test('an invitation that is too old is refused, and says whom to ask', async () => {
  const token = await invited('late@shop.test');
  shop.clock.now = instant(shop.clock.now + 7 * dayMs);
  expect((await read(token)).status).toBe(200);
  shop.clock.now = instant(shop.clock.now + 1);
  const late = await accept(token);
  expect([late.status, late.body.code]).toEqual([410, 'invite-expired']);
  expect(late.body.detail).toContain('Ask the shop owner');
});

test('a newer invitation of an address makes the one before it void; one taken back is void too', async () => {
  const first = await invited('again@shop.test');
  const second = await invited('again@shop.test');
  expect((await accept(first)).body.code).toBe('invite-void');
  const { body } = await shop.owner.get<StaffList>('/api/staff');
  const known = body.invites.find(({ email }) => email === 'again@shop.test');
  const revoked = await shop.owner.patch<StaffList>(`/api/invites/${known?.id}`, { isRevoked: true });
  expect(revoked.body.invites.map(({ email }) => email)).not.toContain('again@shop.test');
  expect((await accept(second)).body.code).toBe('invite-void');
  const gone = await shop.owner.refused(`/api/invites/${known?.id}`, { isRevoked: true }, 'PATCH');
  expect([gone.status, gone.body.code]).toEqual([404, 'not-found']);
});

test('an address of the staff is refused by its name; a made-up token opens nothing', async () => {
  const known = await shop.owner.refused('/api/invites', colleague('MANAGER@shop.test'));
  expect([known.status, known.body.code]).toEqual([409, 'already-staff']);
  expect(known.body.detail).toContain('manager@shop.test');
  expect(letters).toEqual([]);
  expect((await accept('x'.repeat(43))).body.code).toBe('invite-void');
});

test('a letter that failed is told, and the invitation can be sent again', async () => {
  outcome = 'failed';
  expect((await send('bad@shop.test')).body).toMatchObject({ letter: 'failed' });
  outcome = 'sent';
  expect((await send('bad@shop.test')).body).toMatchObject({ letter: 'sent' });
  expect((await accept(tokenOf(letters.at(-1)))).status).toBe(200);
});
