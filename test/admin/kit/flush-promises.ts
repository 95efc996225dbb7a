/** Resolves after all promises and timers that are due now. */
export const flushPromises = () => new Promise((resolve) => setTimeout(resolve, 0));
