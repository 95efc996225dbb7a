const wordsOf = (error: unknown): readonly string[] => {
  const terms: string[] = [];
  for (let item = error; item instanceof Error && terms.length < 5; item = item.cause)
    terms.push(item.message);
  return terms;
};

/** Whether the database itself failed. A constraint violation is not such a failure, because it would repeat. */
export const isDatabaseFailure = (error: unknown): boolean => {
  const terms = wordsOf(error);
  return (
    terms.some((message) => message.startsWith('D1_') || message.includes('Network connection lost')) &&
    !terms.some((message) => message.includes('SQLITE_CONSTRAINT') || message.startsWith('D1_TYPE_ERROR'))
  );
};
