import type { TextKey } from '../../../texts/catalogue.ts';

const methodTexts: ReadonlyMap<string, TextKey> = new Map([
  ['cash', 'money.cash'],
  ['transfer', 'money.transfer'],
  ['card', 'money.card'],
  ['other', 'money.other'],
  ['online', 'money.online'],
]);

/** The label of a payment method; an unknown method is displayed as stored. */
export const methodLabel = (method: string, t: (key: TextKey) => string): string => {
  const known = methodTexts.get(method);
  return known ? t(known) : method;
};
