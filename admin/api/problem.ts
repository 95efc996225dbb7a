import { problem, type Problem } from '#contract/jobs/job-answers';

/** A problem answer thrown by a query or an edit; `problem` carries the server's code and words. */
export class ProblemError extends Error {
  readonly problem: Problem;
  constructor(cause: Problem) {
    super(cause.detail);
    this.name = 'ProblemError';
    this.problem = cause;
  }
}

/** The problem that stands for a server that could not be reached; its words come from the caller's catalogue. */
const networkProblem = (detail: string): Problem => ({
  type: 'about:blank',
  title: detail,
  status: 0,
  code: 'network',
  detail,
  requestId: '',
});

/** An edit of something that is not there any more, as this page found; its words come from the caller's catalogue. */
export const notFoundProblem = (detail: string): Problem => ({
  type: 'urn:jobsheet:problem:not-found',
  title: detail,
  status: 404,
  code: 'not-found',
  detail,
  requestId: '',
});

const unknownCode = 'unknown';

/** An answer that our server did not word: a proxy's, or one cut short. */
export const isFromElsewhere = ({ code }: Problem): boolean => code === unknownCode;

/** A refused answer's problem; an answer that is no problem document, a proxy's or one cut short, is worded by the caller. */
export const problemOf = (status: number, data: unknown, elsewhere: (status: number) => string): Problem => {
  const parsed = problem.safeParse(data);
  if (parsed.success) return parsed.data;
  const title = elsewhere(status);
  return { type: 'about:blank', title, status, code: unknownCode, detail: title, requestId: '' };
};

/** The problem of anything that a request threw; `detail` words a server that was not reached. */
export const problemOfError = (error: unknown, detail: string): Problem =>
  error instanceof ProblemError ? error.problem : networkProblem(detail);

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status === 401;
