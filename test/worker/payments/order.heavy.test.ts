import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openJob, openShop } from '#test/kit/worker/api';
import { sized } from '#test/kit/size';
import { makeLink, sendMessage, type MadeLink, type Said } from '#test/kit/worker/webhook';

const downMinor = 5_500_000;
const roundsMax = 4;

/** Events, each reported by a message of its own. */
const happened = (name: string): readonly Said[] => [
  { type: 'payment.failed', paymentId: `${name}-0`, eventId: `${name}-failed` },
  { paymentId: `${name}-1`, eventId: `${name}-paid` },
  { paymentId: `${name}-1`, eventId: `${name}-paid-told-again` },
  {
    type: 'refund.succeeded',
    paymentId: `${name}-1`,
    refundId: `${name}-r1`,
    amountMinor: 500_000,
    eventId: `${name}-r1`,
  },
  {
    type: 'refund.succeeded',
    paymentId: `${name}-1`,
    refundId: `${name}-r2`,
    amountMinor: 700_000,
    eventId: `${name}-r2`,
  },
  { type: 'link.expired', paymentId: `${name}-2`, eventId: `${name}-expired` },
];

it('messages in any order and doubled, each repeated until it is taken, leave one state', async () => {
  const shop = await openShop();
  /** Sends all messages, and repeats the refused ones, like a provider. */
  const deliver = async (link: MadeLink, messages: readonly Said[]): Promise<void> => {
    let waiting = messages;
    for (let rounds = 0; rounds < roundsMax && waiting.length > 0; rounds += 1) {
      const refused: Said[] = [];
      for (const message of waiting)
        if ((await sendMessage(shop, link, message)) !== 200) refused.push(message);
      waiting = refused;
    }
    expect(waiting).toEqual([]);
  };
  let jobs = 0;
  const order = fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 });
  const doubled = fc.array(fc.nat(5), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(order, doubled, async (first, again) => {
      jobs += 1;
      const link = await makeLink(shop, await openJob(shop, { contractTotalMinor: 10_000_000 }), 'down');
      const all = happened(`o${jobs}`);
      await deliver(
        link,
        [...first, ...again].flatMap((index) => all[index] ?? []),
      );
      const { body } = await shop.owner.get(`/api/jobs/${link.jobId}`);
      expect(body.job).toMatchObject({ paidMinor: downMinor - 1_200_000, creditMinor: 0 });
      expect(body.job.milestones.find(({ key }) => key === 'down')).toMatchObject({
        state: 'part',
        paidMinor: downMinor - 1_200_000,
      });
      expect(body.payments.map(({ amountMinor }) => amountMinor).toSorted((a, b) => a - b)).toEqual([
        -700_000,
        -500_000,
        downMinor,
      ]);
    }),
    { numRuns: sized({ small: 4, full: 60 }) },
  );
}, 240_000);
