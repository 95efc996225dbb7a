import { formatDate } from '../../texts/formats.ts';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import lists from '../../ui/lists.module.css';

/** The warranties of the job, with their periods. */
export function Warranties() {
  const { t, localize, locale } = useTexts();
  const { detail, me } = usePanel();
  if (detail.warranties.length === 0) return null;
  return (
    <section aria-label={t('warranty.title')}>
      <h3>{t('warranty.title')}</h3>
      <ul className={lists['list']}>
        {detail.warranties.map((warranty) => (
          <li key={warranty.key} className={lists['payment']} title={t('panel.source')}>
            <span>{localize(warranty.label)}</span>
            <small>
              {t('warranty.span', {
                from: formatDate(warranty.startsOn, locale, me),
                to: formatDate(warranty.endsOn, locale, me),
              })}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
