import { useTexts } from '../../texts/locale.tsx';
import { Dialog } from './dialog.tsx';

interface LoadingDialogProps {
  readonly title: string;
  readonly onClose: () => void;
}

/** Stands for a dialog whose code is on its way: keys that are pressed meanwhile are for it, and not for a cell under it. */
export function LoadingDialog({ title, onClose }: LoadingDialogProps) {
  const { t } = useTexts();
  return (
    <Dialog title={title} onClose={onClose}>
      {/* The keyboard is here and not at the close button: Enter was meant for what is to come. */}
      <p role="status" tabIndex={-1} data-first>
        {t('shell.loading')}
      </p>
    </Dialog>
  );
}
