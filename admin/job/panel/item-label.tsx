import type { Item } from '#domain/flow/flow';
import { useTexts } from '../../texts/locale.tsx';
import { usePanel } from './panel-context.tsx';
import { baseKey } from '../../fields/items.ts';
import rows from './rows.module.css';

interface ItemLabelProps {
  readonly item: Item;
  /** The fact's key, of an item in an entry. */
  readonly factKey?: string;
  readonly htmlFor?: string;
  readonly isEmpty: boolean;
}

/** An item's name, whether the stage needs it, and as a tooltip the rows of the source it comes from. */
export function ItemLabel({ item, factKey = item.key, htmlFor, isEmpty }: ItemLabelProps) {
  const { t, localize } = useTexts();
  const { detail } = usePanel();
  const isMissing = detail.missing.some(
    (missing) => missing.item === factKey || (missing.item !== null && baseKey(missing.item) === factKey),
  );
  const Tag = htmlFor ? 'label' : 'span';
  return (
    <Tag className={rows['label']} {...(htmlFor ? { htmlFor } : {})} title={t('panel.source')}>
      {localize(item.label)}
      {isMissing ? (
        <em className={rows['needed']}>{t('panel.required')}</em>
      ) : item.isRequired && isEmpty ? (
        <span aria-hidden="true"> *</span>
      ) : null}
    </Tag>
  );
}
