import { z } from 'zod';
import { instant } from '../values.ts';

const longestPhone = 40;
const longestBody = 2000;

const replyView = z.object({
  id: z.string(),
  phone: z.string(),
  body: z.string(),
  receivedAt: instant,
  why: z.string(),
  jobId: z.string().nullable(),
  reason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
});

/** Text messages that came in and found no notice: those to decide, oldest first, and those decided last. */
export const replyList = z.object({ open: z.array(replyView), decided: z.array(replyView) });
export type ReplyView = z.infer<typeof replyView>;
export type ReplyList = z.infer<typeof replyList>;

export const attachReply = z.strictObject({ jobId: z.string().min(1).max(120) });
export const putReplyAside = z.strictObject({ reason: z.string().trim().min(1).max(500) });

/** A gateway's message in the form of Standard Webhooks. Unknown fields of a later version are ignored. */
export const smsMessage = z.object({
  type: z.literal('sms.received'),
  data: z.object({
    from: z.string().trim().min(1).max(longestPhone),
    text: z.string().trim().min(1).max(longestBody),
    receivedAt: z.iso.datetime({ offset: true }),
  }),
});
export type SmsMessage = z.infer<typeof smsMessage>;
