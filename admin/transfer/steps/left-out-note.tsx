import { useMemo } from 'react';
import { useTexts } from '../../texts/locale.tsx';
import { leftOut } from '../columns/left-out.ts';
import { placesText } from './doubts.tsx';
import { hiddenPlaces, sheetOfChoice, tableOf, type Chosen } from '../import-phase.ts';
import styles from '../transfer.module.css';

/** Reports the columns with values and the rows that are not imported, and non-existent dates in those columns. */
export function LeftOutNote({ chosen }: { readonly chosen: Chosen }) {
  const { t, locale } = useTexts();
  const columns = useMemo(() => leftOut(tableOf(chosen), chosen.mapping), [chosen]);
  const hidden = chosen.takesHidden ? [] : hiddenPlaces(chosen);
  const names = columns.map(({ header }) => header).join(locale === 'en' ? ', ' : '、');
  if (columns.length + hidden.length === 0) return null;
  return (
    <div className={styles['note']}>
      {columns.length > 0 ? (
        <p>
          {t(columns.length === 1 ? 'transfer.leftOutOne' : 'transfer.leftOut', {
            count: columns.length,
            names,
          })}
        </p>
      ) : null}
      {columns.flatMap(({ column, header, noDays }) =>
        noDays.map(({ place, text }) => (
          <p key={`${column} ${place}`}>{t('transfer.leftOutDay', { row: place, header, text })}</p>
        )),
      )}
      {hidden.length > 0 ? (
        <p>{t('transfer.hiddenLeftOut', { count: hidden.length, places: placesText(hidden) })}</p>
      ) : null}
    </div>
  );
}

/** The name of the chosen sheet; nothing when the file has only one. */
export function SheetName({ chosen }: { readonly chosen: Chosen }) {
  const { t } = useTexts();
  const name = sheetOfChoice(chosen)?.name ?? '';
  return chosen.file.sheets.length > 1 ? <p>{t('transfer.ofSheet', { name })}</p> : null;
}
