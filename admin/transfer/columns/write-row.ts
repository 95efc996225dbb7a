import type { ExportedJob } from '#contract/transfer/transfer-answers';
import { cellKinds } from '../../grid/cells/registry.ts';
import type { CellValue } from '../../grid/index.ts';
import type { OutCell } from '../file/write-file.ts';
import { cellOfValue, type CellForm, type Sheets } from '../../fields/item-form.ts';
import { contextOf, type Target } from './target.ts';

const numeric: ReadonlySet<string> = new Set(['money', 'number', 'percent']);
const minuteMs = 60_000;

const stored = (job: ExportedJob, { id, read }: Target): unknown => {
  if (read) return read(job);
  const [, group, name] = /^(customer|fact)[.:](.+)$/.exec(id) ?? [];
  if (group === undefined || name === undefined) return null;
  return new Map<string, unknown>(Object.entries(group === 'fact' ? job.facts : job.customer)).get(name);
};

/** A person by name if the name is unique, else by the id, which an import accepts too. */
const personText = (value: CellValue, { options = [] }: CellForm): string | null => {
  const label = options.find((option) => option.value === value)?.label;
  const isClear = label !== undefined && options.filter((option) => option.label === label).length === 1;
  return isClear ? null : String(value);
};

const exactText = (value: CellValue, form: CellForm): string | null => {
  if (form.kind === 'person') return personText(value, form);
  // The grid's form has whole minutes only.
  if (form.kind === 'instant' && Number(value) % minuteMs !== 0) return new Date(Number(value)).toISOString();
  return form.kind === 'percent' ? String(value) : null;
};

const empty: OutCell = { text: '', isNumber: false };

/** Formats a job's value for an export, so that `readRow` parses the same value. */
export const writeCell = (job: ExportedJob, target: Target, sheets: Sheets): OutCell => {
  const form = target.formIn(job.flow);
  const value = form === null ? null : cellOfValue(stored(job, target));
  if (form === null || value === null) return empty;
  const context = { ...contextOf(form, sheets), currency: job.currency };
  const kind = cellKinds[form.kind];
  const text = exactText(value, form) ?? (kind.plain ?? kind.format)(value, context);
  return { text, isNumber: numeric.has(form.kind) };
};

/** The columns of an export of these jobs; facts of trades that do not occur are omitted. */
export const exportedTargets = (
  targets: readonly Target[],
  jobs: readonly ExportedJob[],
): readonly Target[] => {
  const flows = [...new Set(jobs.map(({ flow }) => flow))];
  return targets.filter(
    ({ formIn, isOtherName }) =>
      !isOtherName && (flows.length === 0 || flows.some((flow) => formIn(flow) !== null)),
  );
};
