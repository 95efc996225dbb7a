import { newOwnValues } from '#domain/fields/own-values';
import { calendarOf, type Closure } from '#domain/time/calendar';
import { chinaYears } from '#domain/time/calendars/index';
import { instantAt, businessDate, type ClockTime, type Instant } from '#domain/time/day';
import type { Fact, FactValue } from '#domain/rules/fact';
import type { DocumentItem, FieldItem, Flow, Item } from '#domain/flow/flow';
import type { JobState } from '#domain/jobs/job';
import type { Line } from '#domain/lines/line';
import { text } from '#domain/texts/text';
import { buildView, type View, type ViewSource } from '#domain/jobs/view';

export const shanghai = 'Asia/Shanghai';
export const day = businessDate;

/** The shop's calendar with China's published years. */
export const chinaCalendar = (closures: readonly Closure[] = []) =>
  calendarOf({ zone: shanghai, years: chinaYears, closures });

/** `moment('2026-03-01', '09:30')` in Shanghai. */
export const moment = (on: string, clock: ClockTime = '09:00'): Instant =>
  instantAt(day(on), clock, shanghai);

/** A fact recorded on a day at nine o'clock. */
export const factOn = (on: string, key: string, value: FactValue, recordedVersion = 1): Fact => ({
  id: `fct_${key}_${recordedVersion}`,
  key,
  value,
  recordedBy: 'usr_ann',
  recordedAt: moment(on),
  recordedVersion,
});

const base = { label: text('a', 'b', 'c'), stage: 'talk', source: ['TST-01'] };

export const field = (key: string, kind: FieldItem['kind'], more: Partial<FieldItem> = {}): FieldItem => ({
  ...base,
  item: 'field',
  key,
  kind,
  ...more,
});

export const check = (key: string): Item => ({ ...base, item: 'check', key });
export const log = (key: string): Item => ({ ...base, item: 'log', key });

export const document = (
  key: string,
  states: DocumentItem['states'],
  more: Partial<DocumentItem> = {},
): DocumentItem => ({ ...base, item: 'document', key, states, ...more });

export const line = (more: Partial<Line> = {}): Line => ({
  id: 'lin_1',
  position: 1,
  description: 'Tiles',
  quantity: 1,
  amountMinor: 100,
  tags: [],
  isDone: false,
  ...more,
});

const stages = ['talk', 'contract', 'work', 'done'].map((key) => ({ ...base, key }));

const flowOf = (items: readonly Item[]): Flow => ({
  key: 'test',
  version: 1,
  label: base.label,
  stages,
  items,
  milestones: [],
  tasks: [],
  notices: [],
  warranties: [],
  keyDate: 'wedding.on',
  lineTags: [],
  crewRoles: [],
});

const job: JobState['job'] = {
  id: 'job_1',
  number: 1,
  flowKey: 'test',
  flowVersion: 1,
  ...newOwnValues({ title: 'A job' }),
  stage: 'talk',
  stageEnteredAt: moment('2026-03-01'),
  openedAt: moment('2026-03-01'),
  closedAt: null,
  endedAs: null,
  keptBecause: null,
  origin: null,
  isWithdrawn: false,
  holderId: null,
  holderDuty: null,
  currency: 'CNY',
  version: 9,
};

const customer: JobState['customer'] = {
  id: 'cus_1',
  name: 'Li',
  phone: null,
  email: null,
  address: ' ',
  locale: 'zh-Hans',
};

/** The test's parts of a job; everything else is an empty job in its first stage. */
export interface Options extends Partial<Omit<ViewSource['state'], 'job' | 'customer'>> {
  readonly items?: readonly Item[];
  readonly job?: Partial<JobState['job']>;
  readonly customer?: Partial<JobState['customer']>;
  readonly milestonePoint?: ViewSource['milestonePoint'];
  readonly closures?: readonly Closure[];
}

/** Creates the view of a job in one line. */
export const viewOf = (options: Options = {}): View => {
  const { items = [], milestonePoint = () => null, closures = [], ...rows } = options;
  return buildView({
    flow: flowOf(items),
    state: {
      facts: [],
      stageEntries: {},
      lines: [],
      bookings: [],
      ...rows,
      job: { ...job, ...options.job },
      customer: { ...customer, ...options.customer },
    },
    milestonePoint,
    calendar: chinaCalendar(closures),
  });
};
