const methods = ['debug', 'info', 'log', 'warn', 'error'] as const;
const seen: string[] = [];

/** Records console output instead of printing it. */
export const watchConsole = (): void => {
  for (const method of methods)
    console[method] = (...parts: readonly unknown[]) => {
      seen.push(`${method}: ${parts.map(String).join(' ')}`);
    };
};

/** The output since the last call. A test that expects output takes it; the rest fails the test. */
export const takeConsole = (): readonly string[] => seen.splice(0);
