import { queryOptions } from '@tanstack/react-query';
import type { InferRequestType, InferResponseType } from 'hono/client';
import { answerOf, api } from '../client.ts';

const { invites } = api;
const person = api.staff[':id'];
const guest = api.auth.invites;

type Body<Call> = InferRequestType<Call> extends { readonly json: infer Json } ? Json : never;

export type StaffList = InferResponseType<typeof api.staff.$get, 200>;
export type StaffPerson = StaffList['staff'][number];
export type Invite = StaffList['invites'][number];

export const staffQuery = queryOptions({
  queryKey: ['staff'],
  queryFn: () => answerOf(api.staff.$get()),
});

export const workQuery = (id: string) =>
  queryOptions({
    queryKey: ['staff-work', id],
    queryFn: () => answerOf(person.work.$get({ param: { id } })),
    staleTime: 0,
  });

export const inviteColleague = (json: Body<typeof invites.$post>) => answerOf(invites.$post({ json }));

export const revokeInvite = (id: string) =>
  answerOf(invites[':id'].$patch({ param: { id }, json: { isRevoked: true } }));

export const patchStaff = (id: string, json: Body<typeof person.$patch>) =>
  answerOf(person.$patch({ param: { id }, json }));

export const saveLeave = (id: string, json: Body<typeof person.leaves.$post>) =>
  answerOf(person.leaves.$post({ param: { id }, json }));

export const deactivateStaff = (id: string, json: Body<typeof person.deactivate.$post>) =>
  answerOf(person.deactivate.$post({ param: { id }, json }));

export const endSessions = (id: string) =>
  answerOf(person['end-sessions'].$post({ param: { id }, json: {} }));

export const patchMe = (json: Body<typeof api.me.$patch>) => answerOf(api.me.$patch({ json }));

export const readInvite = (token: string) => answerOf(guest.read.$post({ json: { token } }));

export const acceptInvite = (json: Body<typeof guest.accept.$post>) => answerOf(guest.accept.$post({ json }));

/** Gives a person these duties of the shop's trades, and takes all others. */
export const saveDuties = (id: string, duties: string[]) =>
  answerOf(api.staff[':id'].duties.$put({ param: { id }, json: { duties } }));
