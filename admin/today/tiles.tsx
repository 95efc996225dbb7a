import { formatMoney, isCurrency } from '#domain/money/money';
import { useTexts } from '../texts/locale.tsx';
import { countOf, sectionKeys, type Line, type ListedSections } from './sections.ts';
import styles from './today.module.css';

/** The open money of a section's lines, minor units; null without money, or with money of several currencies. */
export const openMoneyOf = (
  lines: readonly Line[],
): { readonly minor: number; readonly currency: string } | null => {
  const due = lines.flatMap((line) => (line.kind === 'money' ? [line.due] : []));
  const [first] = due;
  if (first === undefined || due.some(({ currency }) => currency !== first.currency)) return null;
  const minor = due.reduce(
    (sum, { milestone }) => sum + Math.max((milestone.amountMinor ?? 0) - milestone.paidMinor, 0),
    0,
  );
  return { minor, currency: first.currency };
};

/** How much there is in each section, with the money in it, and the way there. */
export function Tiles({ sections, cut }: ListedSections) {
  const { t, locale } = useTexts();
  return (
    <span className={styles['counts']}>
      {sectionKeys
        .filter((key) => sections[key].length > 0)
        .map((key) => {
          const money = openMoneyOf(sections[key]);
          return (
            <a key={key} href={`#today-${key}`} data-section={key}>
              <span>{t(`today.${key}`)}</span> <b>{countOf(key, { sections, cut })}</b>{' '}
              {money === null || !isCurrency(money.currency) ? null : (
                <small>{`${formatMoney(money.minor, money.currency, locale)}${cut.has(key) ? '+' : ''}`}</small>
              )}
            </a>
          );
        })}
    </span>
  );
}
