import { useState } from 'react';
import type { SavedView, ViewChange } from '../../api/views.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Button } from '../../ui/controls/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './views.module.css';

interface ViewLineProps {
  readonly view: SavedView;
  readonly isOwn: boolean;
  readonly mayShare: boolean;
  readonly isShown: boolean;
  /** The address's query string. */
  readonly search: string;
  readonly onOpen: () => void;
  readonly onChange: (change: ViewChange) => void;
}

/** A saved view, with its owner's actions. */
export function ViewLine(props: ViewLineProps) {
  const { view, isOwn, mayShare, isShown, search, onOpen, onChange } = props;
  const { t } = useTexts();
  const [name, setName] = useState<string | null>(null);
  const [isRemoving, setRemoving] = useState(false);
  const [isUnfolded, setUnfolded] = useState(false);
  if (name !== null)
    return (
      <li>
        <form
          className={styles['rename']}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '' && name.trim() !== view.name) onChange({ name: name.trim() });
            setName(null);
          }}
        >
          <input
            ref={(input) => input?.focus()}
            aria-label={t('views.newName', { name: view.name })}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button type="submit">{t('views.keepName')}</Button>
        </form>
      </li>
    );
  if (isRemoving)
    return (
      <li>
        <Removal
          view={view}
          onKeep={() => setRemoving(false)}
          onRemove={() => onChange({ isRemoved: true })}
        />
      </li>
    );
  return (
    <li>
      <Button look="quiet" className={styles['words']} aria-current={isShown || undefined} onClick={onOpen}>
        {view.name}
        {view.isShared ? <small>{t('views.shared')}</small> : null}
      </Button>
      {isOwn || mayShare ? (
        <Button
          look="quiet"
          aria-expanded={isUnfolded}
          aria-label={t('views.more', { name: view.name })}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          <Icon name="more" />
        </Button>
      ) : null}
      {isUnfolded ? (
        <span className={styles['acts']}>
          <Button look="quiet" onClick={() => setName(view.name)}>
            {t('views.rename')}
          </Button>
          <Button look="quiet" onClick={() => onChange({ search })}>
            {t('views.replace')}
          </Button>
          {mayShare ? (
            <Button look="quiet" onClick={() => onChange({ isShared: !view.isShared })}>
              {t(view.isShared ? 'views.unshare' : 'views.share')}
            </Button>
          ) : null}
          <Button look="quiet" onClick={() => setRemoving(true)}>
            {t('views.remove')}
          </Button>
        </span>
      ) : null}
    </li>
  );
}

interface RemovalProps {
  readonly view: SavedView;
  readonly onKeep: () => void;
  readonly onRemove: () => void;
}

/** Confirms the removal of a view, which cannot be undone; the focus is on the button that keeps it. */
function Removal({ view, onKeep, onRemove }: RemovalProps) {
  const { t } = useTexts();
  const label = t(view.isShared ? 'views.removeShared' : 'views.removeOwn', { name: view.name });
  return (
    <div role="group" aria-label={label} className={styles['confirm']}>
      <p>{label}</p>
      <Button ref={(button) => button?.focus()} onClick={onKeep}>
        {t('views.keep')}
      </Button>
      <Button look="danger" onClick={onRemove}>
        {t('views.remove')}
      </Button>
    </div>
  );
}
