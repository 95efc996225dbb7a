import { problem, type Problem } from '#contract/jobs/job-answers';

/** A problem answer thrown by a query or an edit; `problem` has the server's code and text. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(cause: Problem) {
    super(cause.detail);
    this.name = 'ProblemError';
    this.problem = cause;
  }
}

/** The problem for a server that was not reached; the caller gives the localized text. */
const networkProblem = (detail: string): Problem => ({
  type: 'about:blank',
  title: detail,
  status: 0,
  code: 'network',
  detail,
  requestId: '',
});

/** The problem for an edit whose target no longer exists in this page; the caller gives the localized text. */
export const notFoundProblem = (detail: string): Problem => ({
  type: 'urn:jobsheet:problem:not-found',
  title: detail,
  status: 404,
  code: 'not-found',
  detail,
  requestId: '',
});

const unknownCode = 'unknown';

/** Whether an answer did not come from our server: a proxy's answer, or a truncated one. */
export const isFromElsewhere = ({ code }: Problem): boolean => code === unknownCode;

/**
 * The problem of a refused answer. When the body is no problem document (a proxy's answer, or a truncated
 * one), `elsewhere` gives the text.
 */
export const problemOf = (status: number, data: unknown, elsewhere: (status: number) => string): Problem => {
  const parsed = problem.safeParse(data);
  if (parsed.success) return parsed.data;
  const title = elsewhere(status);
  return { type: 'about:blank', title, status, code: unknownCode, detail: title, requestId: '' };
};

/** The problem of any error thrown by a request; `detail` is the text for a server that was not reached. */
export const problemOfError = (error: unknown, detail: string): Problem =>
  error instanceof ProblemError ? error.problem : networkProblem(detail);

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status === 401;
