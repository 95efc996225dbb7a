import type { TextKey } from '../../../texts/catalogue.ts';

const methodTexts: ReadonlyMap<string, TextKey> = new Map([
  ['cash', 'money.cash'],
  ['transfer', 'money.transfer'],
  ['card', 'money.card'],
  ['other', 'money.other'],
  ['online', 'money.online'],
]);

/** How money came, in the reader's words; a way that the catalogue does not know stands for itself. */
export const methodWords = (method: string, t: (key: TextKey) => string): string => {
  const known = methodTexts.get(method);
  return known ? t(known) : method;
};
