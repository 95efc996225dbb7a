/** Writes one line to the platform's log. As JSON, so that user text cannot forge a line. */
export const logLine = (entry: Readonly<Record<string, unknown>>): void => {
  // oxlint-disable-next-line no-console -- the platform's log is its console
  console.log(JSON.stringify(entry));
};
