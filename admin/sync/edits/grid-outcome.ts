import type { Problem } from '#contract/jobs/job-answers';
import type { GridEditOutcome, GridRefusal } from '../../grid/index.ts';
import type { Outcome } from '../outcome.ts';
import type { Texts } from '../../texts/locale.tsx';

/** Where a missing thing is mended, carried through the grid as the detail's id. */
const missingId = (missing: { readonly item: string | null; readonly milestone: string | null }): string =>
  missing.milestone === null ? `item:${missing.item ?? ''}` : `milestone:${missing.milestone}`;

/** Who reads a refusal, and how a stored value of a path is put into words. */
interface Reader {
  readonly texts: Texts;
  readonly wordsOf: (path: string, value: unknown) => string;
}

/** A server's refusal as the grid shows it under the cell. */
const refusalOf = (problem: Problem, { texts, wordsOf }: Reader): GridRefusal => {
  const { t, say } = texts;
  if (problem.status === 0 || problem.status >= 500)
    return { ok: false, kind: 'failed', message: problem.detail };
  if (problem.status === 401) return { ok: false, kind: 'failed', message: t('signIn.again') };
  if (problem.status === 413) return { ok: false, kind: 'refused', message: t('problem.tooLarge') };
  if (problem.code === 'stale') {
    const theirs = Object.entries(problem.current ?? {})
      .map(([path, value]) => wordsOf(path, value))
      .join(', ');
    return { ok: false, kind: 'conflict', message: t('conflict.title'), theirs };
  }
  const details = problem.missing?.map((one) => ({ id: missingId(one), label: say(one.label) }));
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

/** What became of an edit, as the grid shows it. */
export const gridOutcome = (outcome: Outcome, reader: Reader): GridEditOutcome =>
  outcome.ok ? { ok: true } : refusalOf(outcome.problem, reader);
