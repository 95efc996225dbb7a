import { formatMoney, isCurrency } from '#domain/money/money';
import { patchFee, type Settings } from '../../api/shop/settings.ts';
import { parseAmount } from '../../fields/value-text.ts';
import { useTexts } from '../../texts/locale.tsx';
import { TextRow } from '../rows/text-row.tsx';
import { useSettingsWrite } from './use-settings-write.ts';

interface FeeRowsProps {
  readonly settings: Settings;
  readonly isLocked: boolean;
}

/** The fees that the shop may set in place of a trade's; an empty field is the trade's again. */
export function FeeRows({ settings: { fees, shop }, isLocked }: FeeRowsProps) {
  const { t, localize, locale } = useTexts();
  const write = useSettingsWrite();
  const { currency } = shop;
  if (!isCurrency(currency)) return null;
  const amount = (minor: number) => formatMoney(minor, currency, locale);
  const save = async (name: string, text: string) => {
    const parsed = text === '' ? { ok: true as const, value: null } : parseAmount(text, currency);
    // What is no amount is sent as one below zero, which the server refuses at the field.
    const amountMinor = parsed.ok ? parsed.value : -1;
    return write('fees', (baseVersion) => patchFee({ baseVersion, name, amountMinor }));
  };
  return (
    <>
      <p>{t('settings.feesHelp')}</p>
      {fees.rows.map(({ name, label, tradeMinor, ownMinor }) => {
        const ofTrade = tradeMinor === null ? t('settings.feeAgreed') : amount(tradeMinor);
        return (
          <TextRow
            key={name}
            name={`fee ${name}`}
            // The trade's own words end with its amount, which may be another here.
            label={localize(label).split(/[:：]/)[0] ?? ''}
            help={t('settings.feeOfTrade', { amount: ofTrade })}
            value={ownMinor === null ? '' : amount(ownMinor)}
            placeholder={ofTrade}
            maxLength={20}
            inputMode="decimal"
            isLocked={isLocked}
            onSave={(text) => save(name, text)}
          />
        );
      })}
    </>
  );
}
