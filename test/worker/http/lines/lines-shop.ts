import type { JobDetail } from '#contract/jobs/job-answers';
import { instant, minuteMs } from '#domain/time/day';
import type { Flow } from '#domain/flow/flow';
import { flows } from '#domain/trades/index';
import { openShop, type Client, type Shop } from '#test/kit/worker/api';
import { typedWorkshop, workshop } from '#test/kit/workshop';

/** A shop with the trades of the tests whose lines are decided. */
export const linesShop = (): Promise<Shop> =>
  openShop('2026-03-02', { flows: [...flows, workshop, typedWorkshop] });

/** A job of the workshop with its writes, each an operation of its own. */
export const openWorkshop = async (shop: Shop, flow: Flow = workshop, more: object = {}) => {
  const opened = await shop.manager.post('/api/jobs', {
    flow: flow.key,
    title: 'Bicycle',
    customer: { name: '王芳', phone: '13800000000' },
    facts: { 'visit.on': '2026-03-05' },
    ...more,
  });
  const { id } = opened.body.job;
  const path = `/api/jobs/${id}`;
  const write = async (part: string, body: object, who: Client = shop.manager) => {
    shop.clock.now = instant(shop.clock.now + minuteMs);
    const sent = await who.send<JobDetail>({
      method: 'POST',
      path: `${path}/${part}`,
      body,
      headers: { 'operation-id': shop.deps.newId('ges') },
    });
    if (sent.status >= 300) throw new Error(JSON.stringify(sent.body));
    return sent.body;
  };
  /** Adds a line and returns its id. */
  const add = async (line: object, who: Client = shop.manager): Promise<string> =>
    (await write('lines', line, who)).lines.at(-1)?.id ?? '';
  const decide = (lineId: string, decision: string, extra: object = {}) =>
    write('lines/decisions', { decisions: [{ lineId, decision, ...extra }] });
  const now = async (): Promise<JobDetail> => (await shop.manager.get(path)).body;
  const line = async (lineId: string) => (await now()).lines.find(({ id: its }) => its === lineId);
  return { id, path, write, add, decide, now, line };
};

/** A line with a price by the unit: 2.5 m at 3.33. */
export const rope = { description: 'Rope', quantity: 2.5, unit: 'm', unitMinor: 333 };
