import type { JobDetail } from '#contract/jobs/job-answers';
import { flows } from '#domain/trades/index';
import { appointmentsFlow } from '#test/kit/appointments';
import { openShop, type Shop } from '#test/kit/worker/api';

/** A shop that also has the trade whose appointments use each word. */
export const openDiaryShop = (on = '2026-03-02'): Promise<Shop> =>
  openShop(on, { flows: [...flows, appointmentsFlow] });

/** Opens a job of that trade. */
export const openAppointments = async (
  shop: Shop,
  facts: Readonly<Record<string, unknown>> = {},
  title = 'Lane 12',
): Promise<JobDetail> => {
  const { status, body } = await shop.owner.post('/api/jobs', {
    flow: appointmentsFlow.key,
    title,
    customer: { name: '王小明', phone: '13800138000', address: 'Lane 12, flat 3' },
    facts,
  });
  if (status !== 201) throw new Error(`not opened: ${JSON.stringify([body, shop.log])}`);
  return body;
};
