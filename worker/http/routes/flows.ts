import { flowRoutes } from '#contract/routes/flows';
import type { Flow } from '#domain/flow/flow';
import { refuse, succeed } from '#domain/texts/refusal';
import { on, type ServedRoute } from '#http/request/serve-routes';
import { calendarAnswer } from '#http/answers/calendar-answer';
import { answerTagged } from '#http/answers/tagged';

const lists = new WeakMap<readonly Flow[], object>();
const answers = new WeakMap<Flow, object>();

/** The same object each time, so that it is serialized and hashed once. */
const sameOf = <Key extends object>(known: WeakMap<Key, object>, key: Key, make: () => object): object => {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
};

const listOf = (flows: readonly Flow[]): object => sameOf(lists, flows, () => ({ flows }));
const answerOf = (flow: Flow): object => sameOf(answers, flow, () => ({ flow }));

/** Routes of flows and the calendar. */
export const flows: readonly ServedRoute[] = [
  on(flowRoutes.listFlows, ({ c, deps }) => answerTagged(c, listOf(deps.flows))),
  on(flowRoutes.readFlow, async ({ c, deps, param }) => {
    const version = /^[1-9]\d{0,5}$|^0$/.test(param('version')) ? Number(param('version')) : null;
    const flow = version === null ? null : await deps.shopStore.flowVersion(param('key'), version);
    return flow === null ? refuse('not-found', { what: c.req.path }) : answerTagged(c, answerOf(flow));
  }),
  on(flowRoutes.readCalendar, ({ ctx }) => succeed(calendarAnswer(ctx.calendar))),
];
