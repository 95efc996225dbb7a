/** Runs at once where it last ran long enough ago, else as soon as it is; what is asked for meanwhile is one run. */
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
