/**
 * Runs at once if the last run is long enough ago, else at the end of the interval; calls in between are
 * merged into one run.
 */
export const throttle = (
  run: () => void,
  everyMs: number,
  after: (delayMs: number, run: () => void) => void,
): (() => void) => {
  let isResting = false;
  let isAskedFor = false;
  const go = () => {
    isResting = true;
    isAskedFor = false;
    run();
    after(everyMs, () => {
      isResting = false;
      if (isAskedFor) go();
    });
  };
  return () => {
    if (isResting) isAskedFor = true;
    else go();
  };
};
