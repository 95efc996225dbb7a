import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { download } from '../download.ts';
import { tableOf, type Chosen } from '../import-phase.ts';
import { issuesFile, type RowIssues } from '../run/issues.ts';
import styles from '../transfer.module.css';

interface IssueListProps {
  readonly chosen: Chosen;
  readonly issues: readonly RowIssues[];
}

const visibleMax = 200;

/** The issues, cell by cell, with the affected rows as a file. */
export function IssueList({ chosen, issues }: IssueListProps) {
  const { t } = useTexts();
  const table = tableOf(chosen);
  const { headers, rows } = table;
  const cells = issues.flatMap(({ index, issues: own }) => own.map((issue) => ({ index, ...issue })));
  if (issues.length === 0) return null;
  const save = () => {
    const file = issuesFile(table, issues, { header: t('transfer.wrong') });
    download(file, `${chosen.file.name.replace(/\.\w+$/, '')}-errors.csv`);
  };
  return (
    <>
      {/* A scrollable region must be focusable for keyboard users. */}
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
            {cells.slice(0, visibleMax).map(({ index, column, message }) => (
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
      {cells.length > visibleMax ? (
        <p>{t('transfer.moreFaults', { visible: visibleMax, all: cells.length })}</p>
      ) : null}
      <Button onClick={save}>{t('transfer.faultsFile')}</Button>
    </>
  );
}
