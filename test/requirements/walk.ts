import { newOwnValues } from '#domain/fields/own-values';
import { applyEdits } from '#domain/jobs/apply';
import type { Edits } from '#domain/jobs/change';
import { derive } from '#domain/planning/derive';
import type { ClockTime, Instant } from '#domain/time/day';
import { isDocumentValue } from '#domain/flow/document';
import type { DocumentValue, FactKey, FactValue } from '#domain/rules/fact';
import type { DocumentState, Flow } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import type { Line } from '#domain/lines/line';
import type { Missing, Plan, PlannedMilestone, PlannedNotice, PlannedTask } from '#domain/jobs/plan';
import { replan } from '#domain/planning/replan';
import { picture } from '#test/kit/pictures';
import { chinaCalendar, moment } from '#test/kit/rules';
import { watched } from './rows/evidence.ts';
import { filingIn } from './filing.ts';

const calendar = chinaCalendar();
const actor = 'stf_chen';
const aPhoto = {
  file: 'fil_1',
  name: 'photo.jpg',
  type: 'image/jpeg',
  size: 2000,
  sha256: 'a'.repeat(64),
} as const;
const stateEnd = /\.(filed|delivered|agreed|signed|returned)$/;

/** A job that a test takes through its flow in dated steps, committed like in the product. */
export interface Walk {
  /** Sets the clock for the following steps. */
  readonly on: (date: string, clock?: ClockTime) => Walk;
  readonly record: (facts: Readonly<Record<FactKey, FactValue>>) => Walk;
  readonly tick: (...checks: readonly FactKey[]) => Walk;
  readonly log: (key: FactKey, note: string) => Walk;
  /** Files the next version of a document, with the written parts of its template; throws when the flow refuses it. */
  readonly file: (document: FactKey, texts?: Readonly<Record<string, string>>) => Walk;
  /** What a filing now would be refused for: what it waits for, or the places without content. */
  readonly refusesFiling: (document: FactKey, texts?: Readonly<Record<string, string>>) => readonly string[];
  /** Adds a photo to an item. */
  readonly photo: (item: FactKey) => Walk;
  /** Records a state of the filed version. */
  readonly recordState: (document: FactKey, state: DocumentState, more?: Partial<DocumentValue>) => Walk;
  /** Enters a stage, whatever its gate requires. */
  readonly enter: (stage: string) => Walk;
  readonly total: (contractTotalMinor: number) => Walk;
  readonly line: (line: Pick<Line, 'description' | 'amountMinor'> & Partial<Line>) => Walk;
  /** Marks all lines as done. */
  readonly linesDone: () => Walk;
  readonly book: (role: string, state?: 'asked' | 'booked' | 'cancelled') => Walk;
  readonly changeOrder: (id: string, amountMinor: number, state?: 'proposed' | 'approved') => Walk;
  /** Pays one milestone. */
  readonly pay: (milestone: string, amountMinor?: number) => Walk;
  readonly customer: (customer: Partial<JobState['customer']>) => Walk;
  readonly state: () => JobState;
  readonly plan: () => Plan;
  /** What a stage still needs: an item (a document by its key), a milestone, or the label of its own condition. */
  readonly needs: (stage: string) => readonly string[];
  readonly missing: (stage: string) => readonly Missing[];
  readonly milestone: (key: string) => PlannedMilestone;
  readonly task: (key: string) => PlannedTask | undefined;
  readonly notice: (key: string) => PlannedNotice | undefined;
}

const opened = (flow: Flow, at: Instant): JobState => ({
  job: {
    id: 'job_1',
    number: 1042,
    flowKey: flow.key,
    flowVersion: flow.version,
    ...newOwnValues({ title: 'A job', ownerId: 'stf_owner' }),
    stage: flow.stages[0]?.key ?? '',
    stageEnteredAt: at,
    openedAt: at,
    closedAt: null,
    endedAs: null,
    keptBecause: null,
    origin: null,
    isWithdrawn: false,
    holderId: null,
    holderDuty: null,
    currency: 'CNY',
    version: 1,
  },
  customer: {
    id: 'cus_1',
    name: '王芳',
    phone: '13800000000',
    email: 'wang@example.com',
    address: '朝阳区安华里 3 号',
    locale: 'zh-Hans',
  },
  stageEntries: { [flow.stages[0]?.key ?? '']: at },
  facts: [],
  earlierFacts: [],
  lines: [],
  changeOrders: [],
  bookings: [],
  milestones: [],
  tasks: [],
  notices: [],
  warranties: [],
  appointments: [],
  payments: [],
  allocations: [],
});

/** Values as recorded facts, each superseding the one before it. */
const written = (
  facts: Readonly<Record<FactKey, FactValue>>,
  newId: () => string,
): NonNullable<Edits['facts']> =>
  Object.entries(facts).map(([key, value]) => ({ id: newId(), key, value, supersedes: true }));

const currentVersion = (state: JobState, document: FactKey): number => {
  const value = state.facts.find(({ key }) => key === `${document}.filed`)?.value ?? null;
  return isDocumentValue(value) ? value.version : 0;
};

interface Paid {
  readonly state: JobState;
  readonly milestone: PlannedMilestone;
  readonly amountMinor: number | undefined;
  readonly now: Instant;
  readonly newId: (prefix: string) => string;
}

/** A payment for one milestone: its open amount by default. */
const paymentFor = ({ state, milestone, amountMinor, now, newId }: Paid): Partial<Edits> => {
  const current = state.milestones.find(({ key }) => key === milestone.key);
  if (current === undefined) throw new Error(`${milestone.key} does not stand yet`);
  const paymentId = newId('pay');
  const paidMinor = amountMinor ?? (milestone.amountMinor ?? 0) - milestone.paidMinor;
  return {
    payments: [
      {
        id: paymentId,
        kind: 'payment',
        amountMinor: paidMinor,
        currency: state.job.currency,
        reversesId: null,
        occurredAt: now,
        recordedAt: now,
        effectKey: paymentId,
        method: 'transfer',
        provider: 'hand',
        reference: null,
        note: null,
      },
    ],
    allocations: [{ id: newId('alc'), paymentId, milestoneId: current.id, amountMinor: paidMinor }],
  };
};

/** A job of a flow, opened on a day at nine with its customer's details filled in. */
export const walk = (flow: Flow, openedOn: string): Walk => {
  let now = moment(openedOn);
  let ids = 0;
  let photos = 0;
  const newId = (prefix = 'row'): string => `${prefix}_${(ids += 1)}`;
  let state = replan({ flow, state: opened(flow, now), calendar, now, newId }).after;
  const edit = (edits: Partial<Edits>): Walk => {
    const whole: Edits = { action: 'test', reason: null, changes: [], ...edits };
    const edited = applyEdits(state, whole, { actor, at: now });
    state = replan({ flow, state: edited, calendar, now, newId }).after;
    return self;
  };
  const plan = (): Plan => derive({ flow, state, calendar, now });
  const missing = (stage: string): readonly Missing[] =>
    plan().missing.filter((item) => item.stage === stage);
  const record: Walk['record'] = (facts) => edit({ facts: written(facts, newId) });
  const found = (key: string): PlannedMilestone => {
    const milestone = plan().milestones.find((candidate) => candidate.key === key);
    if (milestone === undefined) throw new Error(`no milestone ${key}`);
    return milestone;
  };
  const self: Walk = {
    on: (date, clock) => {
      now = moment(date, clock);
      return self;
    },
    record,
    tick: (...checks) => record(Object.fromEntries(checks.map((key) => [key, true]))),
    log: (key, note) => edit({ facts: [{ id: newId(), key, value: { note }, supersedes: false }] }),
    file: (document, texts = {}) => {
      const filing = filingIn({ flow, state, calendar, now, texts }, document);
      if (filing.value === null) throw new Error(`${document} lacks ${filing.lacks.join(', ')}`);
      return record({ [`${document}.filed`]: filing.value });
    },
    refusesFiling: (document, texts = {}) => {
      const filing = filingIn({ flow, state, calendar, now, texts }, document);
      return filing.value === null ? filing.lacks : [];
    },
    photo: (item) => record({ [picture((photos += 1), item)]: aPhoto }),
    recordState: (document, said, more) =>
      record({ [`${document}.${said}`]: { version: currentVersion(state, document), ...more } }),
    enter: (stage) => edit({ job: { stage, stageEnteredAt: now } }),
    total: (contractTotalMinor) => edit({ job: { contractTotalMinor } }),
    line: (line) =>
      edit({
        lines: [
          { id: newId(), position: state.lines.length + 1, quantity: 1, tags: [], isDone: false, ...line },
        ],
      }),
    linesDone: () => edit({ lines: state.lines.map((line) => ({ ...line, isDone: true })) }),
    book: (role, booked = 'booked') =>
      edit({
        bookings: [{ id: `bkg_${role}`, role, supplier: '李明', phone: null, on: null, state: booked }],
      }),
    changeOrder: (id, amountMinor, agreed = 'approved') =>
      edit({
        changeOrders: [
          { id, title: id, amountMinor, state: agreed, approvedAt: agreed === 'approved' ? now : null },
        ],
      }),
    pay: (key, amountMinor) => edit(paymentFor({ state, milestone: found(key), amountMinor, now, newId })),
    customer: (customer) => edit({ customer }),
    state: () => state,
    plan,
    missing,
    needs: (stage) =>
      missing(stage).map(
        ({ item, milestone, label }) => item?.replace(stateEnd, '') ?? milestone ?? label.en,
      ),
    milestone: found,
    task: (key) => plan().tasks.find((task) => task.key === key),
    notice: (key) => plan().notices.find((notice) => notice.key === key),
  };
  return watched(self, flow);
};
