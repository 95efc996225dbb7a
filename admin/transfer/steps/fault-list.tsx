import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { download } from '../download.ts';
import { tableOf, type Chosen } from '../import-phase.ts';
import { faultsFile, type RowFaults } from '../run/faults.ts';
import styles from '../transfer.module.css';

interface FaultListProps {
  readonly chosen: Chosen;
  readonly faults: readonly RowFaults[];
}

const shownMax = 200;

/** What is wrong, cell by cell, and the rows concerned as a file. */
export function FaultList({ chosen, faults }: FaultListProps) {
  const { t } = useTexts();
  const table = tableOf(chosen);
  const { headers, rows } = table;
  const cells = faults.flatMap(({ index, faults: own }) => own.map((fault) => ({ index, ...fault })));
  if (faults.length === 0) return null;
  const save = () => {
    const file = faultsFile(table, faults, { header: t('transfer.wrong') });
    download(file, `${chosen.file.name.replace(/\.\w+$/, '')}-errors.csv`);
  };
  return (
    <>
      {/* Scrolled by keyboard, it must be reached by it. */}
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t('transfer.faults')}>
        <table className={styles['table']} aria-label={t('transfer.faults')}>
          <thead>
            <tr>
              <th scope="col">{t('transfer.row')}</th>
              <th scope="col">{t('transfer.column')}</th>
              <th scope="col">{t('transfer.found')}</th>
              <th scope="col">{t('transfer.wrong')}</th>
            </tr>
          </thead>
          <tbody>
            {cells.slice(0, shownMax).map(({ index, column, message }) => (
              <tr key={`${index} ${column} ${message}`}>
                <td>{rows[index]?.place}</td>
                <td>{column === null ? '' : headers[column]}</td>
                <td>{column === null ? '' : rows[index]?.cells[column]}</td>
                <td className={styles['words']}>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {cells.length > shownMax ? (
        <p>{t('transfer.moreFaults', { shown: shownMax, all: cells.length })}</p>
      ) : null}
      <Button onClick={save}>{t('transfer.faultsFile')}</Button>
    </>
  );
}
