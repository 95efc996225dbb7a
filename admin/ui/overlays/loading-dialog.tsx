import { useTexts } from '../../texts/locale.tsx';
import { Dialog } from './dialog.tsx';

interface LoadingDialogProps {
  readonly title: string;
  readonly onClose: () => void;
}

/** A placeholder for a dialog whose code is loading: it takes the keys, so that they do not go into a cell below. */
export function LoadingDialog({ title, onClose }: LoadingDialogProps) {
  const { t } = useTexts();
  return (
    <Dialog title={title} onClose={onClose}>
      {/* The focus is here and not on the close button, because Enter is meant for the coming dialog. */}
      <p role="status" tabIndex={-1} data-first>
        {t('shell.loading')}
      </p>
    </Dialog>
  );
}
