/**
 * The address at which Miniflare and `wrangler dev` run the scheduled handler. It was
 * `/cdn-cgi/handler/scheduled` in older versions. An unknown path answers 200 with the admin's page, so the
 * answer's body is checked.
 */
const path = '/cdn-cgi/local/scheduled';

/** Runs the scheduled handler of a local worker as of epoch ms; throws unless it succeeded. */
export const runCron = async (origin: string, at: number): Promise<void> => {
  const answer = await fetch(`${origin}${path}?cron=*+*+*+*+*&time=${at}`);
  const label = await answer.text();
  if (!answer.ok || label !== 'ok')
    throw new Error(`the scheduled handler answered ${answer.status}: ${label.slice(0, 200)}`);
};
