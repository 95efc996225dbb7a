const methods = ['debug', 'info', 'log', 'warn', 'error'] as const;
const seen: string[] = [];

/** Keeps what is written to the console instead of writing it. */
export const watchConsole = (): void => {
  for (const method of methods)
    console[method] = (...parts: readonly unknown[]) => {
      seen.push(`${method}: ${parts.map(String).join(' ')}`);
    };
};

/** What was written since the last call; a test that expects output takes it, what is left fails it. */
export const takeConsole = (): readonly string[] => seen.splice(0);
