import { useState } from 'react';
import { formatMoney, minorDigits } from '#domain/money/money';
import { useTexts } from '../../../texts/locale.tsx';
import { Field } from '../../../ui/controls/field.tsx';
import { useCurrency } from '../../panel/use-currency.ts';
import { inputText, parseAmount } from '../../../fields/value-text.ts';

export interface Amount {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Reads the amount in minor units; null when it is invalid, and then the field shows the reason. */
  readonly read: () => number | null;
  /** The amount while it is being typed; null while it is invalid. */
  readonly minor: number | null;
  readonly isUnreadable: boolean;
}

/** The state of an amount input, in the job's currency. */
export const useAmount = (startMinor: number | null): Amount => {
  const currency = useCurrency();
  const [text, setText] = useState(inputText('money', startMinor, 'UTC', currency));
  const [isUnreadable, setUnreadable] = useState(false);
  const typed = parseAmount(text, currency);
  return {
    text,
    minor: typed.ok ? typed.value : null,
    isUnreadable,
    write: (next) => {
      setText(next);
      setUnreadable(false);
    },
    read: () => {
      const parsed = parseAmount(text, currency);
      setUnreadable(!parsed.ok);
      return parsed.ok ? parsed.value : null;
    },
  };
};

/** The input of an amount; an invalid text shows a message with an example. */
export function AmountField({ amount }: { readonly amount: Amount }) {
  const { t, locale } = useTexts();
  const currency = useCurrency();
  const example = formatMoney(1200 * 10 ** minorDigits[currency], currency, locale);
  return (
    <Field
      label={`${t('money.amount')} (${currency})`}
      error={amount.isUnreadable ? t('money.unreadable', { example }) : undefined}
    >
      <input
        required
        inputMode="decimal"
        value={amount.text}
        onChange={(event) => amount.write(event.target.value)}
      />
    </Field>
  );
}

interface ReferenceFieldProps {
  readonly value: string;
  readonly onWrite: (value: string) => void;
}

/** The reference of a payment, which identifies it: the same reference is booked once. */
export function ReferenceField({ value, onWrite }: ReferenceFieldProps) {
  const { t } = useTexts();
  return (
    <Field label={t('money.voucher')} hint={t('money.voucherHint')}>
      <input required maxLength={200} value={value} onChange={(event) => onWrite(event.target.value)} />
    </Field>
  );
}
