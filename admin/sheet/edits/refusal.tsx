import { may, type Role } from '#domain/rights/rights';
import type { RefusalView } from '../../grid/index.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { overrideOf } from './override-dialog.tsx';
import styles from '../jobs.module.css';

interface CellRefusalProps {
  readonly view: RefusalView;
  readonly role: Role;
  readonly onOpen: (jobId: string, detailId: string) => void;
  /** Overrides the rule with a reason. */
  readonly onOverride: () => void;
}

/**
 * The host's actions for a refused cell: complete what is missing, override with a reason, or overwrite the other
 * person's value.
 */
export function CellRefusal({ view, role, onOpen, onOverride }: CellRefusalProps) {
  const { t } = useTexts();
  const { refusal, edit } = view;
  const jobId = edit.parentId ?? edit.rowId;
  if (refusal.kind === 'failed') return null;
  if (refusal.kind === 'conflict') {
    return (
      <div className={styles['refusal']}>
        <Button look="primary" onClick={view.retry}>
          {t('conflict.takeMine')}
        </Button>
      </div>
    );
  }
  const overriding = overrideOf(view);
  return (
    <div className={styles['refusal']}>
      {refusal.details ? (
        <ul data-scrolls="">
          {refusal.details.map((detail) => (
            <li key={detail.id}>
              <button
                type="button"
                aria-label={t('blocked.open', { item: detail.label })}
                onClick={() => onOpen(jobId, detail.id)}
              >
                {detail.label}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      {overriding && may(role, overriding.right) ? (
        <Button look="quiet" onClick={onOverride}>
          {t(overriding.offer)}
        </Button>
      ) : null}
    </div>
  );
}
