import { expect, it } from 'vitest';
import { noticeRecipients, type RecipientSource } from '#domain/notices/notice-recipients';

const staff = [
  { id: 'stf_boss', role: 'owner' },
  { id: 'stf_lead', role: 'manager' },
  { id: 'stf_mei', role: 'staff' },
  { id: 'stf_books', role: 'finance' },
].map((member) => ({ ...member, duties: member.id === 'stf_mei' ? ['parts'] : [] }));
const recipients = (source: Partial<RecipientSource>) =>
  noticeRecipients({ key: 'survey-call', to: 'owner', ownerId: null, namedId: null, staff, ...source });

it('a notice to the customer goes to the customer', () => {
  expect(recipients({ to: 'customer' })).toEqual(['customer']);
});

it('one to the managers goes to those who lead the shop', () => {
  expect(recipients({ to: 'managers' })).toEqual(['stf_boss', 'stf_lead']);
});

it('one to the assignee goes to the assignee, and without an active one to the managers', () => {
  expect(recipients({ ownerId: 'stf_mei' })).toEqual(['stf_mei']);
  expect(recipients({ ownerId: null })).toEqual(['stf_boss', 'stf_lead']);
  expect(recipients({ ownerId: 'stf_gone' })).toEqual(['stf_boss', 'stf_lead']);
});

it('one to a person of the job goes there, and without one to the assignee', () => {
  const to = { staffField: 'surveyor' };
  expect(recipients({ to, namedId: 'stf_books', ownerId: 'stf_mei' })).toEqual(['stf_books']);
  expect(recipients({ to, namedId: 'stf_gone', ownerId: 'stf_mei' })).toEqual(['stf_mei']);
  expect(recipients({ to })).toEqual(['stf_boss', 'stf_lead']);
});

it('a late task is told to the managers who were not told as the assignee', () => {
  const late = { key: 'task-late', to: 'managers' } as const;
  expect(recipients({ ...late, ownerId: 'stf_lead' })).toEqual(['stf_boss']);
  expect(recipients({ ...late, ownerId: 'stf_mei' })).toEqual(['stf_boss', 'stf_lead']);
  expect(recipients(late)).toEqual([]);
});
