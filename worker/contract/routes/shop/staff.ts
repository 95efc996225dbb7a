import { z } from 'zod';
import * as staff from '../../shop/staff.ts';
import { none, read, writeWithoutKey, type Route } from '../../route/route.ts';

const change = { method: 'patch', query: none, status: 200 } as const;
const opened = { method: 'post', query: none, status: 200, isOpen: true } as const;

/** The staff: inviting, rights, leave, and the end of their work here. */
export const staffRoutes = {
  listStaff: {
    ...read,
    path: '/api/staff',
    summary: 'The staff with their leave; the open invitations for who manages the staff',
    answer: staff.staffList,
  },
  // Without a key: a repeated invitation replaces the one before it, which is what sending again means.
  invite: {
    ...writeWithoutKey,
    path: '/api/invites',
    summary: 'Invite a colleague by e-mail',
    body: staff.newInvite,
    answer: staff.inviteAnswer,
    status: 201,
  },
  patchInvite: {
    ...change,
    path: '/api/invites/{id}',
    summary: 'Take an invitation back',
    body: staff.patchInvite,
    answer: staff.staffList,
  },
  patchStaff: {
    ...change,
    path: '/api/staff/{id}',
    summary: 'Change the name, the role or the language of a colleague',
    body: staff.patchStaff,
    answer: staff.staffList,
  },
  saveLeave: {
    ...writeWithoutKey,
    path: '/api/staff/{id}/leaves',
    summary: 'Enter days on which a person is away, or take them back',
    body: staff.saveLeave,
    answer: staff.staffList,
  },
  readWork: {
    ...read,
    path: '/api/staff/{id}/work',
    summary: 'The open jobs and tasks of a person',
    answer: staff.staffWork,
  },
  deactivate: {
    ...writeWithoutKey,
    path: '/api/staff/{id}/deactivate',
    summary: 'End a person’s work here: hand their jobs over, then end their sessions',
    body: staff.deactivateStaff,
    answer: staff.staffList,
  },
  endSessions: {
    ...writeWithoutKey,
    path: '/api/staff/{id}/end-sessions',
    summary: 'Sign a person out everywhere',
    body: z.strictObject({}),
    answer: staff.endedSessions,
  },
  readInvite: {
    ...opened,
    path: '/api/auth/invites/read',
    summary: 'Who is invited by the token of a letter’s link',
    body: staff.readInvite,
    answer: staff.openedInvite,
  },
  acceptInvite: {
    ...opened,
    path: '/api/auth/invites/accept',
    summary: 'Join the staff with the token of a letter’s link, and be signed in',
    body: staff.acceptInvite,
    answer: z.object({ ok: z.literal(true) }),
  },
} as const satisfies Readonly<Record<string, Route>>;
