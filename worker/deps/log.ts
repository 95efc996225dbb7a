/** Writes one line of JSON to the platform's log: JSON, so that what people typed cannot forge a line. */
export const logLine = (entry: Readonly<Record<string, unknown>>): void => {
  // oxlint-disable-next-line no-console -- the platform's log is its console
  console.log(JSON.stringify(entry));
};
