const wordsOf = (error: unknown): readonly string[] => {
  const words: string[] = [];
  for (let one = error; one instanceof Error && words.length < 5; one = one.cause) words.push(one.message);
  return words;
};

/** Whether the database failed and not our words to it: a broken constraint would break again. */
export const isDatabaseFailure = (error: unknown): boolean => {
  const words = wordsOf(error);
  return (
    words.some((message) => message.startsWith('D1_') || message.includes('Network connection lost')) &&
    !words.some((message) => message.includes('SQLITE_CONSTRAINT') || message.startsWith('D1_TYPE_ERROR'))
  );
};
