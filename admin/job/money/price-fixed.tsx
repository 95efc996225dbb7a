import { may } from '#domain/rights/rights';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { changeOrderPlace } from './change-orders.tsx';

/** Why an amount is not written any more, and the way to what moves it instead. */
export function PriceFixed() {
  const { t } = useTexts();
  const { me, onOpen } = usePanel();
  return (
    <>
      <span>{t('money.priceFixed')}</span>
      {may(me.role, 'edit-job') ? (
        <Button look="quiet" onClick={() => onOpen({ item: changeOrderPlace, milestone: null })}>
          {t('changes.add')}
        </Button>
      ) : null}
    </>
  );
}
