import type { Problem } from '#contract/jobs/job-answers';
import type { GridEditOutcome, GridRefusal } from '../../grid/index.ts';
import type { Outcome } from '../outcome.ts';
import type { Texts } from '../../texts/locale.tsx';

/** Where a missing item can be completed; passed through the grid as the detail's id. */
const missingId = (missing: { readonly item: string | null; readonly milestone: string | null }): string =>
  missing.milestone === null ? `item:${missing.item ?? ''}` : `milestone:${missing.milestone}`;

/** The reader of a refusal, and the format of a path's stored value. */
interface Reader {
  readonly texts: Texts;
  readonly labelOf: (path: string, value: unknown) => string;
}

/** Converts a server's refusal to the grid's form. */
const refusalOf = (problem: Problem, { texts, labelOf }: Reader): GridRefusal => {
  const { t, localize } = texts;
  if (problem.status === 0 || problem.status >= 500)
    return { ok: false, kind: 'failed', message: problem.detail };
  if (problem.status === 401) return { ok: false, kind: 'failed', message: t('signIn.again') };
  if (problem.status === 413) return { ok: false, kind: 'refused', message: t('problem.tooLarge') };
  if (problem.code === 'stale') {
    const theirs = Object.entries(problem.current ?? {})
      .map(([path, value]) => labelOf(path, value))
      .join(', ');
    return { ok: false, kind: 'conflict', message: t('conflict.title'), theirs };
  }
  const details = problem.missing?.map((item) => ({ id: missingId(item), label: localize(item.label) }));
  return {
    ok: false,
    kind: 'refused',
    code: problem.code,
    message: details
      ? t('blocked.title', { count: details.length })
      : [problem.detail, ...(problem.fields ?? []).map((field) => field.message)].join(' '),
    ...(details ? { details } : {}),
  };
};

/** Converts an edit's outcome to the grid's form. */
export const gridOutcome = (outcome: Outcome, reader: Reader): GridEditOutcome =>
  outcome.ok ? { ok: true } : refusalOf(outcome.problem, reader);
