import { z } from 'zod';
import { me } from '../jobs/job-answers.ts';
import { patchMe } from '../shop/staff.ts';
import {
  dutiesAnswer,
  dutyList,
  readyJobs,
  readyQuery,
  saveDuties,
  taskList,
  taskListQuery,
  todayAnswer,
  todayQuery,
} from '../shop/today-answers.ts';
import { none, read, type Route } from '../route/route.ts';

const pagePath = z
  .string()
  .max(200)
  .regex(/^\/(?!\/)/);

const done = z.object({ ok: z.literal(true) });

// Only POST changes anything; of better-auth's routes these three are exposed.
const signing = { method: 'post', query: none, status: 200, answer: done, isOpen: true } as const;

/** The signed-in person, and signing in by an e-mailed link. */
export const peopleRoutes = {
  me: { ...read, path: '/api/me', summary: 'Who is signed in, and the shop', answer: me },
  patchMe: {
    method: 'patch',
    query: none,
    status: 200,
    path: '/api/me',
    summary: 'Change one’s own name and the language of one’s letters',
    body: patchMe,
    answer: done,
  },
  readToday: {
    ...read,
    path: '/api/today',
    summary: 'What a person or a duty has to do, over all jobs, in sections',
    query: todayQuery,
    answer: todayAnswer,
  },
  listReady: {
    ...read,
    path: '/api/today/ready',
    summary: 'Jobs whose stage needs nothing more, of those with the nearest days',
    query: readyQuery,
    answer: readyJobs,
  },
  listTasks: {
    ...read,
    path: '/api/tasks',
    summary: 'Open tasks of a person or a duty, over all jobs, in the order of their due',
    query: taskListQuery,
    answer: taskList,
  },
  listDuties: { ...read, path: '/api/duties', summary: 'The duties and who keeps them', answer: dutyList },
  readDuties: {
    ...read,
    path: '/api/staff/{id}/duties',
    summary: 'The duties of a member of staff, and their changes',
    answer: dutiesAnswer,
  },
  saveDuties: {
    method: 'put',
    path: '/api/staff/{id}/duties',
    summary: 'Give and take the duties of a member of staff',
    query: none,
    body: saveDuties,
    status: 200,
    answer: dutiesAnswer,
  },
  askForLetter: {
    ...signing,
    path: '/api/auth/sign-in/magic-link',
    summary: 'Ask for a letter with a link to sign in',
    body: z.strictObject({ email: z.email().max(200), callbackURL: pagePath.default('/') }),
  },
  signIn: {
    ...signing,
    path: '/api/auth/magic-link/verify',
    summary: 'Sign in with the token of a letter’s link',
    body: z.strictObject({ token: z.string().min(1).max(200) }),
  },
  signOut: {
    ...signing,
    path: '/api/auth/sign-out',
    summary: 'Sign out',
    body: z.strictObject({}),
  },
} as const satisfies Readonly<Record<string, Route>>;
