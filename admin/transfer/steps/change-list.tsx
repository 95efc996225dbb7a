import { jobNumber } from '../../fields/own/number.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { Sheets } from '../../fields/item-form.ts';
import type { Target } from '../columns/target.ts';
import { formatText } from '../columns/format-text.ts';
import { tableOf, type Chosen } from '../import-phase.ts';
import { changesListedMax, type Check } from '../run/import-run.ts';
import styles from '../transfer.module.css';

interface ChangeListProps {
  readonly chosen: Chosen;
  readonly check: Check;
  readonly targets: readonly Target[];
  readonly sheets: Sheets;
}

/** The changes that an import would make in existing jobs, cell by cell, which reveals a wrongly mapped column. */
export function ChangeList({ chosen, check, targets, sheets }: ChangeListProps) {
  const { t, locale, localize } = useTexts();
  const { rows } = tableOf(chosen);
  const byId = new Map(targets.map((target) => [target.id, target]));
  // Derived changes have no column.
  const cells = check.changes.flatMap(({ index, number, changes }) =>
    changes.flatMap(({ path, before, after }) => {
      const target = byId.get(path);
      return target === undefined ? [] : [{ index, number, target, before, after }];
    }),
  );
  if (cells.length === 0) return null;
  return (
    <>
      {/* A scrollable region must be focusable for keyboard users. */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('transfer.changes')}>
        <table className={styles['table']} aria-label={t('transfer.changes')}>
          <thead>
            <tr>
              <th scope="col">{t('transfer.row')}</th>
              <th scope="col">{localize(jobNumber)}</th>
              <th scope="col">{t('transfer.column')}</th>
              <th scope="col">{t('transfer.before')}</th>
              <th scope="col">{t('transfer.after')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.map(({ index, number, target, before, after }) => (
              <tr key={`${index} ${target.id}`}>
                <td>{rows[index]?.place}</td>
                <td>J-{number}</td>
                <td>{target.label[locale]}</td>
                <td>{formatText(before, target, sheets)}</td>
                <td>{formatText(after, target, sheets)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {check.counts.changed > changesListedMax ? (
        <p>{t('transfer.moreChanges', { visible: changesListedMax, all: check.counts.changed })}</p>
      ) : null}
    </>
  );
}
