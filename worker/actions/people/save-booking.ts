import { diffFields } from '#domain/jobs/change';
import type { Ctx } from '#actions/decide/context';
import { findRow, saveRow } from '#actions/jobs/save-row';
import type { JobDetail } from '#contract/jobs/job-answers';
import type { SaveBooking } from '#contract/jobs/job-requests';
import { businessDate } from '#domain/time/day';
import { fieldIssue } from '#domain/texts/field-texts';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import { thingTexts } from '#domain/texts/thing-texts';

/** Requests, books or cancels a supplier or crew member for a day. */
export const saveBooking = (ctx: Ctx, jobId: string, input: SaveBooking): Promise<Result<JobDetail>> =>
  saveRow(ctx, {
    jobId,
    right: 'edit-job',
    baseVersion: input.baseVersion,
    // Only the database knows who else booked the supplier that day.
    reloadAfterCommit: true,
    apply: ({ state, flow }) => {
      const found = findRow(state.bookings, input.bookingId, thingTexts.booking);
      if (!found.ok) return found;
      if (!flow.crewRoles.some(({ key }) => key === input.role)) {
        return refuse('unknown-item', {
          item: input.role,
          fields: [fieldIssue('role', 'not-of-trade')],
        });
      }
      const before = found.value;
      const booking = {
        id: before?.id ?? ctx.newId('bkg'),
        role: input.role,
        supplier: input.supplier,
        phone: input.phone === undefined ? (before?.phone ?? null) : input.phone,
        on: input.on === undefined ? (before?.on ?? null) : input.on === null ? null : businessDate(input.on),
        state: input.state,
      };
      const changes = diffFields(`booking:${booking.id}.`, before, booking);
      return succeed({ action: 'save-booking', reason: null, changes, bookings: [booking] });
    },
  });
