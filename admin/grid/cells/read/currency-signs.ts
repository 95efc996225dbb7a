/**
 * Currency signs and names, with the currencies that each may mean. A longer sign precedes the signs it
 * contains.
 */
const usual: readonly (readonly [sign: string, currencies: string])[] = [
  ['人民币', 'CNY'],
  ['人民幣', 'CNY'],
  ['新台币', 'TWD'],
  ['新臺幣', 'TWD'],
  ['新台幣', 'TWD'],
  ['台币', 'TWD'],
  ['臺幣', 'TWD'],
  ['台幣', 'TWD'],
  ['港币', 'HKD'],
  ['港幣', 'HKD'],
  ['港元', 'HKD'],
  ['美元', 'USD'],
  ['美金', 'USD'],
  ['欧元', 'EUR'],
  ['歐元', 'EUR'],
  ['英镑', 'GBP'],
  ['英鎊', 'GBP'],
  ['日元', 'JPY'],
  ['日圆', 'JPY'],
  ['日圓', 'JPY'],
  ['CN¥', 'CNY'],
  ['JP¥', 'JPY'],
  ['HK$', 'HKD'],
  ['NT$', 'TWD'],
  ['US$', 'USD'],
  ['RMB', 'CNY'],
  ['¥', 'CNY JPY'],
  ['円', 'JPY'],
  ['元', 'CNY HKD TWD'],
  ['圆', 'CNY HKD TWD'],
  ['圓', 'CNY HKD TWD'],
  ['块', 'CNY HKD TWD'],
  ['塊', 'CNY HKD TWD'],
  ['$', 'USD HKD TWD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
];

const codes = ['CNY', 'HKD', 'TWD', 'USD', 'EUR', 'GBP', 'JPY'];

interface Sign {
  readonly text: string;
  readonly currencies: readonly string[];
}

const known: readonly Sign[] = [
  ...usual.map(([text, currencies]) => ({ text, currencies: currencies.split(' ') })),
  ...codes.map((code) => ({ text: code, currencies: [code] })),
];

/** Signs on one side of an amount: `RMB ¥5` has two. */
const signsMax = 2;

/** A currency's own names: its ISO code, and the sign that the sheet displays. */
export interface Money {
  readonly currency: string;
  readonly sign: string;
}

const ownSigns = ({ currency, sign }: Money): readonly Sign[] => [
  { text: currency.toUpperCase(), currencies: [currency] },
  { text: sign.normalize('NFKC').toUpperCase(), currencies: [currency] },
];

const outermost = (text: string, signs: readonly Sign[]) => {
  const large = text.toUpperCase();
  for (const sign of signs) {
    if (large.startsWith(sign.text)) return { sign, rest: text.slice(sign.text.length).trimStart() };
    if (large.endsWith(sign.text)) return { sign, rest: text.slice(0, -sign.text.length).trimEnd() };
  }
  return null;
};

/** `整` ends a spelled amount and has no value. */
const unclosed = (text: string): string => (/[整正]$/u.test(text) ? text.slice(0, -1).trimEnd() : text);

/** A fast path: most amounts of a large paste or import have no sign. */
const isBare = /^\d(?:.*\d)?$/u;

/**
 * An amount without the signs around it; null when a sign means another currency. Without `money` any sign is
 * accepted.
 */
export const withoutSigns = (text: string, money: Money | null): string | null => {
  if (isBare.test(text)) return text;
  const own = money ? ownSigns(money) : [];
  const all = [...known, ...own];
  let rest = unclosed(text);
  for (let taken = 0; taken < 2 * signsMax; taken += 1) {
    const found = outermost(rest, all);
    if (!found) return rest;
    const { text: written, currencies } = found.sign;
    const isOwn = own.some((sign) => sign.text === written);
    if (money && !isOwn && !currencies.includes(money.currency)) return null;
    ({ rest } = found);
  }
  return rest;
};
