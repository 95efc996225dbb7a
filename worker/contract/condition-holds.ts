import { nobody } from './job-list.ts';
import { conditionFields, type Condition, type ConditionField } from './conditions.ts';
import type { JobRow } from './job-answers.ts';
import { addDays, addMonths, businessDate, type BusinessDate } from '#domain/day';

type Value = string | number | null;

const valueOf: Readonly<Record<ConditionField, (job: JobRow) => Value>> = {
  title: ({ title }) => title,
  customer: ({ customerName }) => customerName,
  contractTotal: ({ contractTotalMinor }) => contractTotalMinor,
  paid: ({ paidMinor }) => paidMinor,
  outstanding: ({ outstandingMinor }) => outstandingMinor,
  progress: ({ progressPercent }) => progressPercent,
  missing: ({ missingCount }) => missingCount,
  nextDue: ({ nextDueOn }) => nextDueOn,
  keyDate: ({ keyDate }) => keyDate,
  trade: ({ flow }) => flow,
  stage: ({ flow, stage }) => `${flow}/${stage}`,
  owner: ({ ownerId }) => ownerId ?? nobody,
};

/** As the database folds letters: those of ASCII only. */
const folded = (value: Value): string =>
  String(value ?? '').replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

const isInSpan = (value: Value, span: string, today: BusinessDate): boolean => {
  if (typeof value !== 'string') return false;
  if (span === 'past') return value < today;
  if (span === 'today') return value === today;
  if (span === 'next7') return value > today && value <= addDays(today, 7);
  const first = businessDate(`${today.slice(0, 7)}-01`);
  return value >= first && value < addMonths(first, 1);
};

const isAtLeast = (value: Value, bound: string): boolean => {
  if (value === null) return false;
  return typeof value === 'number' ? value >= Number(bound) : value >= bound;
};

const isAtMost = (value: Value, bound: string): boolean => {
  if (value === null) return false;
  return typeof value === 'number' ? value <= Number(bound) : value <= bound;
};

const isEmpty = (value: Value, field: ConditionField): boolean =>
  conditionFields[field] === 'text' ? value === '' : value === null;

type Holds = (value: Value, condition: Condition, today: BusinessDate) => boolean;

const rules: Readonly<Record<Condition['operator'], Holds>> = {
  in: (value, condition) => condition.value.split(',').includes(String(value)),
  out: (value, condition) => !condition.value.split(',').includes(String(value)),
  has: (value, condition) => folded(value).includes(folded(condition.value)),
  is: (value, condition) => folded(value) === folded(condition.value),
  from: (value, condition) => isAtLeast(value, condition.value),
  to: (value, condition) => isAtMost(value, condition.value),
  on: (value, condition, today) => isInSpan(value, condition.value, today),
  empty: (value, { field }) => isEmpty(value, field),
  filled: (value, { field }) => !isEmpty(value, field),
};

/** Whether a condition holds of a job's row, on a business date: the same as the list's own statement finds. */
export const conditionHolds = (condition: Condition, job: JobRow, today: BusinessDate): boolean =>
  rules[condition.operator](valueOf[condition.field](job), condition, today);
