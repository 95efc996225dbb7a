import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { jobSearchQuery } from '../api/queries.ts';
import { useAddressSearch } from '../shell/use-address-search.ts';
import { useTexts } from '../texts/locale.tsx';
import { isComposingKey } from '../ui/composing-key.ts';
import { Dialog } from '../ui/dialog.tsx';
import { nameText, useOfferedCommands, type PaletteCommand } from './commands.tsx';
import { matching } from './matching.ts';
import { noteCommand, recentCommands } from './recent.ts';
import styles from './palette.module.css';

const commandsMax = 12;

const reveal = (option: HTMLElement | null) => option?.scrollIntoView({ block: 'nearest' });

/** The jobs that what was typed finds, as commands that open them. */
const useJobCommands = (typed: string): readonly PaletteCommand[] => {
  const [, go] = useLocation();
  const search = useAddressSearch();
  const sought = typed.trim();
  const found = useQuery({ ...jobSearchQuery(sought), enabled: sought !== '' });
  return (found.data?.jobs ?? []).map(({ id, number, title, customerName }) => ({
    id: `job:${id}`,
    text: nameText(`J-${number} ${title} · ${customerName}`),
    run: () => go(search === '' ? `/jobs/${id}` : `/jobs/${id}?${search}`),
  }));
};

/** Everything that can be done from here, by its name, and every job by its number, title or customer. */
export default function Palette({ onClose }: { readonly onClose: () => void }) {
  const { t, say } = useTexts();
  const listId = useId();
  const offered = useOfferedCommands();
  const [commands] = useState(offered);
  const [written, setWritten] = useState('');
  // What is sought: not the letters of a word that is still being composed.
  const [typed, setTyped] = useState('');
  const [isComposing, setComposing] = useState(false);
  const [at, setAt] = useState(0);
  const jobs = useJobCommands(useDeferredValue(typed));
  const shown = [...matching(commands, typed, recentCommands()).slice(0, commandsMax), ...jobs];
  const active = shown[Math.min(at, shown.length - 1)];
  const take = (command: PaletteCommand) => {
    if (!command.id.startsWith('job:')) noteCommand(command.id);
    onClose();
    command.run();
  };
  const seek = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return;
    const last = shown.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter' && active) take(active);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('palette.title')} onClose={onClose}>
      <input
        className={styles['input']}
        type="text"
        role="combobox"
        aria-label={t('palette.label')}
        aria-expanded="true"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active ? `${listId}-${active.id}` : undefined}
        placeholder={t('palette.hint')}
        maxLength={80}
        value={written}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={(event) => {
          setComposing(false);
          seek(event.currentTarget.value);
        }}
        onChange={(event) => {
          setWritten(event.target.value);
          if (!isComposing) seek(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id={listId} role="listbox" aria-label={t('palette.title')} className={styles['list']}>
        {shown.map((command) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are the combobox's: it points here
          <li
            key={command.id}
            ref={command === active ? reveal : null}
            id={`${listId}-${command.id}`}
            role="option"
            aria-selected={command === active}
            className={styles['option']}
            onClick={() => take(command)}
          >
            {say(command.text)}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? <p role="status">{t('palette.none')}</p> : null}
    </Dialog>
  );
}
