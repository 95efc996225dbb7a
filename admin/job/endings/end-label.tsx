import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';

/** The button that opens the dialog of an ending. */
export function EndLabel({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTexts();
  return (
    <Button look="quiet" onClick={onOpen}>
      {t('ending.offer')}
    </Button>
  );
}
