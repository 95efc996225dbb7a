import type { Ctx } from '#actions/decide/context';
import { decide, foundIn, refuseClosed, type JobSnapshot } from '#actions/decide/decide';
import { allowed } from '#actions/decide/right';
import { checkStateTime, checkStateWriter } from '#actions/documents/document-steps';
import { recordedValue } from '#actions/documents/document-value';
import { formAtFiling } from '#actions/documents/read-document';
import { documentEdits, stepOf } from '#actions/documents/record-document';
import type { JobDetail } from '#contract/jobs/job-answers';
import { filedVersion, layOut } from '#domain/documents/lay-out';
import { letterOf } from '#domain/documents/letter';
import type { CompiledDocument } from '#domain/flow/compile/compile';
import { documentStateTexts } from '#domain/jobs/unmet';
import type { DocumentValue } from '#domain/rules/fact';
import { refuse, succeed, type Result } from '#domain/texts/refusal';
import type { Message } from '#notify/channel';

/** Which document goes out, and by which of its ways. */
export interface LetterRequest {
  readonly key: string;
  readonly way: string;
}

/** A letter that may be sent: every rule was checked before it goes out, for nobody calls it back. */
interface ReadyLetter {
  readonly item: CompiledDocument;
  readonly filed: DocumentValue;
  readonly message: Message;
}

const readyLetter = async (
  ctx: Ctx,
  snapshot: JobSnapshot,
  { key, way }: LetterRequest,
): Promise<Result<ReadyLetter>> => {
  const open = refuseClosed(snapshot);
  if (!open.ok) return open;
  const found = stepOf(ctx, snapshot, { key, state: 'delivered', ways: [way] });
  if (!found.ok) return found;
  const { item } = found.value;
  const writer = checkStateWriter(ctx, snapshot, found.value);
  if (!writer.ok) return writer;
  const due = checkStateTime(snapshot, found.value);
  if (!due.ok) return due;
  const filed = recordedValue(snapshot.state, key, 'filed');
  const isLetter = (item.deliverBy ?? []).some((each) => each.key === way && each.through === 'email');
  const version = filed === null ? null : filedVersion(filed, recordedValue(snapshot.state, key, 'signed'));
  if (filed === null || version === null || !isLetter)
    return refuse('document-not-ready', { document: item.label, needs: documentStateTexts.filed });
  const form = await formAtFiling(ctx, snapshot, { key, flowVersion: version.data.flowVersion });
  const { customer, job } = snapshot.state;
  if (form === null || customer.email === null) return refuse('no-letter-address', { document: item.label });
  const rendered = layOut(form, version, customer.locale);
  const letter = letterOf(rendered);
  const message: Message = {
    effectKey: `letter:${job.id}:${key}:${filed.version}:${way}:${ctx.requestId}`,
    to: { name: customer.name, email: customer.email, phone: customer.phone },
    locale: customer.locale,
    subject: `${ctx.shop.name}: ${rendered.title}`,
    body: letter.text,
    html: letter.html,
  };
  return succeed({ item, filed, message });
};

const sendOut = async (ctx: Ctx, { item, message }: ReadyLetter): Promise<Result<null>> => {
  const { outcome } = await ctx.sendMessage(message);
  if (outcome === 'sent') return succeed(null);
  const details = { document: item.label, address: message.to.email ?? '' };
  return refuse(outcome === 'unknown' ? 'letter-uncertain' : 'letter-failed', details);
};

/** The delivery of the version that went out, whatever was filed meanwhile. */
const delivery = (
  ctx: Ctx,
  { state }: JobSnapshot,
  { letter: { filed, message, item }, way }: { readonly letter: ReadyLetter; readonly way: string },
): DocumentValue => {
  const earlier = recordedValue(state, item.key, 'delivered');
  const same = earlier?.version === filed.version ? earlier : null;
  return {
    ...same,
    version: filed.version,
    ways: [...new Set([...(same?.ways ?? []), way])],
    letters: { ...same?.letters, [way]: { to: message.to.email ?? '', sentAt: ctx.now } },
  };
};

/**
 * Sends the filed version to the customer in the customer's language, and records the delivery by that way once it is
 * sent. Refused: no address (`no-letter-address`), not taken (`letter-failed`), perhaps sent (`letter-uncertain`).
 */
export const sendLetter = async (
  ctx: Ctx,
  jobId: string,
  request: LetterRequest,
): Promise<Result<JobDetail>> => {
  const right = allowed(ctx, 'edit-job');
  if (!right.ok) return right;
  const found = foundIn(ctx, await ctx.store.loadJob(jobId));
  if (!found.ok) return found;
  const letter = await readyLetter(ctx, found.value, request);
  if (!letter.ok) return letter;
  const sent = await sendOut(ctx, letter.value);
  if (!sent.ok) return sent;
  return decide(ctx, {
    load: () => ctx.store.loadJob(jobId),
    baseVersion: undefined,
    apply: (snapshot) =>
      succeed(
        documentEdits(ctx, snapshot, {
          item: letter.value.item,
          state: 'delivered',
          written: {
            value: delivery(ctx, snapshot, { letter: letter.value, way: request.way }),
            takesBack: null,
          },
        }),
      ),
    answer: (detail) => detail,
    status: 200,
  });
};
