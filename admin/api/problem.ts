import { problem, type Problem } from '#contract/job-answers';

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
export const networkProblem = (detail: string): Problem => ({
  type: 'about:blank',
  title: detail,
  status: 0,
  code: 'network',
  detail,
  requestId: '',
});

/** Reads a refused answer; one that is no problem document becomes one with its status. */
export const problemOf = async (answer: Response): Promise<Problem> => {
  const parsed = problem.safeParse(await answer.json().catch(() => null));
  return parsed.success
    ? parsed.data
    : {
        type: 'about:blank',
        title: answer.statusText,
        status: answer.status,
        code: 'unknown',
        detail: answer.statusText,
        requestId: '',
      };
};

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status === 401;
