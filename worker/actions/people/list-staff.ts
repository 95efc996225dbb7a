import type { Ctx } from '#actions/decide/context';
import { mayDo } from '#actions/decide/right';
import type { StaffList } from '#contract/shop/staff';
import { dateOf } from '#domain/time/day';
import type { StaffStore } from '#store/people/staff-store';

/** The staff with their leave. Addresses, last visits and invitations are for those who manage the staff. */
export const listStaff = async (ctx: Ctx, store: StaffStore): Promise<StaffList> => {
  const { staff, invites } = await store.people(dateOf(ctx.now, ctx.calendar.zone), ctx.now);
  if (mayDo(ctx, 'manage-staff')) return { staff: [...staff], invites: [...invites] };
  return { staff: staff.map((person) => ({ ...person, email: null, lastSeenAt: null })), invites: [] };
};
