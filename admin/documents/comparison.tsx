import { compareVersions } from '#domain/documents/compare-versions';
import type { RenderedBlock, RenderedDocument } from '#domain/documents/rendered';
import { useTexts } from '../texts/locale.tsx';
import { PageBlock } from './document-page.tsx';
import styles from './document.module.css';

interface ComparisonProps {
  readonly before: RenderedDocument;
  readonly after: RenderedDocument;
}

/** Two versions beside each other, block by block; changed blocks and rows are marked. */
export function Comparison({ before, after }: ComparisonProps) {
  const { t } = useTexts();
  return (
    <article className={styles['page']} lang={after.locale} aria-label={t('page.comparison')}>
      {compareVersions(before, after).map((pair, index) => (
        // Blocks have no names of their own, and their order does not change.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className={styles['pair']} data-changed={pair.isSame ? undefined : true}>
          <Side block={pair.before} changedRows={pair.changedBefore} />
          <Side block={pair.after} changedRows={pair.changedAfter} />
        </div>
      ))}
    </article>
  );
}

interface SideProps {
  readonly block: RenderedBlock | null;
  readonly changedRows: readonly number[];
}

function Side({ block, changedRows }: SideProps) {
  const { t } = useTexts();
  return (
    <div>
      {block === null ? (
        <p className={styles['quiet']}>{t('page.lacking')}</p>
      ) : (
        <PageBlock block={block} changedRows={changedRows} />
      )}
    </div>
  );
}
