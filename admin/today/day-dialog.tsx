import { useState } from 'react';
import { useTexts } from '../texts/locale.tsx';
import { Button } from '../ui/controls/button.tsx';
import { Dialog } from '../ui/overlays/dialog.tsx';
import styles from './today.module.css';

interface DayDialogProps {
  readonly title: string;
  readonly day: string;
  readonly onClose: () => void;
  readonly onSave: (day: string) => void;
}

/** Asks for another day of a task. */
export function DayDialog({ title, day, onClose, onSave }: DayDialogProps) {
  const { t } = useTexts();
  const [chosen, setChosen] = useState(day);
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== '') onSave(chosen);
        }}
      >
        <label className={styles['field']}>
          {t('today.day')}
          <input type="date" required value={chosen} onChange={(event) => setChosen(event.target.value)} />
        </label>
        <Button type="submit" look="primary">
          {t('shell.save')}
        </Button>
      </form>
    </Dialog>
  );
}
