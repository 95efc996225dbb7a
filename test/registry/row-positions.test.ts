import { describe, expect, it } from 'vitest';
import type { JobRow, MilestoneCell } from '#contract/jobs/job-answers';
import {
  cellPositions,
  readCells,
  readRow,
  rowPositions,
  writeCells,
  writeNext,
} from '#contract/sheet/row-values';
import { newOwnValues, ownNames } from '#domain/fields/own-values';
import { rowValues } from '#contract/sheet/rows';

const cell: MilestoneCell = {
  id: 'mil_1',
  key: 'down',
  amountMinor: 101,
  paidMinor: 102,
  dueOn: '2026-03-04',
  state: 'part',
  isProvisional: true,
  title: 'A title',
  label: { en: 'Down', 'zh-Hans': '首付', 'zh-Hant': '首付' },
};
const plain: MilestoneCell = { ...cell, dueOn: null, isProvisional: false, title: null, label: null };

const row: JobRow = {
  id: 'job_1',
  number: 1001,
  version: 1002,
  flow: 'wedding',
  flowVersion: 1003,
  ...newOwnValues({ title: 'Title', ownerId: 'stf_1', contractTotalMinor: 1004 }),
  stage: 'inquiry',
  endedAs: 'lost',
  customerName: 'Customer',
  currency: 'CNY',
  plannedMinor: 1005,
  paidMinor: 1006,
  outstandingMinor: 1007,
  creditMinor: 1008,
  nextDueOn: '2026-05-06',
  keyDate: '2026-07-08',
  progressPercent: 55.5,
  missingCount: 1009,
  updatedAt: 1010,
  milestones: [cell, plain],
  next: { is: 'task', key: 'call-back', at: 1011, label: null },
};
const facts = { area: 88 };

/** The values as the store writes them: each at the position of its name. */
const valuesOf = (written: Readonly<Record<(typeof rowPositions)[number], unknown>>): unknown =>
  rowPositions.map((name) => {
    if (name === 'next') return JSON.parse(writeNext(row.next) ?? 'null');
    return name === 'milestones' ? JSON.parse(writeCells(row.milestones)) : written[name];
  });

describe('a row of the sheet by position', () => {
  it('is read as the row that was written, each value in its own place', () => {
    expect(readRow(rowValues.parse(valuesOf({ ...row, facts })))).toEqual({ ...row, facts });
    expect(readRow(rowValues.parse(valuesOf({ ...row, facts: null })))).toEqual(row);
  });

  it('has milestones without the values at their end that are false or null', () => {
    const [whole, short] = JSON.parse(writeCells([cell, plain]));
    expect(whole).toHaveLength(cellPositions.length);
    expect(short).toEqual(['mil_1', 'down', 101, 102, null, 'part']);
    expect(readCells([whole, short])).toEqual([cell, plain]);
  });

  it('reads milestones that were stored by name', () => {
    expect(readCells([plain, cell])).toEqual([plain, cell]);
  });

  it('has every own field of a job', () => {
    expect(rowPositions).toEqual(expect.arrayContaining([...ownNames]));
  });

  // A tab from before a release reads the positions that it knows.
  it('keeps the place of each position: a new one goes to the end', () => {
    expect(rowPositions.slice(0, 23).join(' ')).toBe(
      'id number version flow flowVersion title stage ownerId customerName currency contractTotalMinor plannedMinor paidMinor outstandingMinor creditMinor nextDueOn keyDate progressPercent missingCount updatedAt milestones facts next',
    );
    expect(cellPositions.slice(0, 9).join(' ')).toBe(
      'id key amountMinor paidMinor dueOn state isProvisional title label',
    );
  });
});
