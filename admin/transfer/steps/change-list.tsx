import { useTexts } from '../../texts/locale.tsx';
import type { Sheets } from '../../fields/item-form.ts';
import type { Target } from '../columns/target.ts';
import { shownText } from '../columns/shown-text.ts';
import { tableOf, type Chosen } from '../import-phase.ts';
import { changesShownMax, type Check } from '../run/import-run.ts';
import styles from '../transfer.module.css';

interface ChangeListProps {
  readonly chosen: Chosen;
  readonly check: Check;
  readonly targets: readonly Target[];
  readonly sheets: Sheets;
}

/** What would change in jobs that stand, cell by cell: a column taken for the wrong thing is seen here. */
export function ChangeList({ chosen, check, targets, sheets }: ChangeListProps) {
  const { t, locale } = useTexts();
  const { rows } = tableOf(chosen);
  const byId = new Map(targets.map((target) => [target.id, target]));
  // What else follows from a change has no column of its own.
  const cells = check.changes.flatMap(({ index, number, changes }) =>
    changes.flatMap(({ path, before, after }) => {
      const target = byId.get(path);
      return target === undefined ? [] : [{ index, number, target, before, after }];
    }),
  );
  if (cells.length === 0) return null;
  return (
    <>
      {/* Scrolled by keyboard, it must be reached by it. */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('transfer.changes')}>
        <table className={styles['table']} aria-label={t('transfer.changes')}>
          <thead>
            <tr>
              <th scope="col">{t('transfer.row')}</th>
              <th scope="col">{t('transfer.jobNumber')}</th>
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
                <td>{shownText(before, target, sheets)}</td>
                <td>{shownText(after, target, sheets)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {check.counts.changed > changesShownMax ? (
        <p>{t('transfer.moreChanges', { shown: changesShownMax, all: check.counts.changed })}</p>
      ) : null}
    </>
  );
}
