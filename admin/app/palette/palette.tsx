import { useQuery } from '@tanstack/react-query';
import { useDeferredValue, useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react';
import { useLocation } from 'wouter';
import { jobSearchQuery, jobsByIdQuery } from '../../api/queries.ts';
import { useAddressSearch } from '../../browser/use-address-search.ts';
import type { TextKey } from '../../texts/catalogue.ts';
import { useTexts } from '../../texts/locale.tsx';
import { isComposingKey } from '../../browser/composing-key.ts';
import { Dialog } from '../../ui/overlays/dialog.tsx';
import { nameText, useOfferedCommands, type CommandGroup, type PaletteCommand } from '../../ui/commands.tsx';
import { matching } from './matching.ts';
import { OptionGroup, optionId, type PaletteGroup } from './option-group.tsx';
import { PaletteInput } from './palette-input.tsx';
import { noteCommand, recentCommands, recentJobs } from '../../browser/recent.ts';
import styles from './palette.module.css';

const groupTexts: Readonly<Record<CommandGroup, TextKey>> = {
  selected: 'palette.selected',
  recent: 'palette.recent',
  go: 'palette.go',
  do: 'palette.do',
  show: 'palette.show',
  settings: 'palette.settings',
};

interface JobName {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly customerName: string;
}

/** Commands that open jobs: the matches of the typed text, and the recently opened ones. */
const useJobCommands = (typed: string) => {
  const [, go] = useLocation();
  const search = useAddressSearch();
  const searchTerm = typed.trim();
  const [recentIds] = useState(recentJobs);
  const found = useQuery({ ...jobSearchQuery(searchTerm), enabled: searchTerm !== '' });
  const recent = useQuery({ ...jobsByIdQuery(recentIds), enabled: recentIds.length > 0 });
  const commandOf = ({ id, number, title, customerName }: JobName): PaletteCommand => ({
    id: `job:${id}`,
    group: 'recent',
    text: nameText(`J-${number} ${title} · ${customerName}`),
    run: () => go(search === '' ? `/jobs/${id}` : `/jobs/${id}?${search}`),
  });
  const known = recent.data ?? [];
  return {
    found: (searchTerm === '' ? [] : (found.data?.jobs ?? [])).map(commandOf),
    recent: recentIds.flatMap((id) => known.filter((job) => job.id === id).map(commandOf)),
  };
};

const useGroups = (selected: readonly PaletteCommand[], typed: string): readonly PaletteGroup[] => {
  const { t } = useTexts();
  const offered = useOfferedCommands();
  const [commands] = useState(() => [...selected, ...offered().filter(({ group }) => group !== 'selected')]);
  const { found, recent } = useJobCommands(useDeferredValue(typed));
  const isSearched = typed.trim() !== '';
  const groups = matching([...commands, ...(isSearched ? [] : recent)], typed, recentCommands()).map(
    ({ group, commands: visible }) => ({
      id: group,
      label: t(groupTexts[group], { job: visible[0]?.of ?? '' }),
      commands: visible,
    }),
  );
  return found.length === 0 ? groups : [...groups, { id: 'jobs', label: t('palette.jobs'), commands: found }];
};

interface PaletteProps {
  /** Commands for the job that was selected when the palette opened. */
  readonly selected: readonly PaletteCommand[];
  /** Enter was pressed before the code was loaded. */
  readonly isTaken: boolean;
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly onClose: () => void;
}

/** All commands available here by name, and all jobs by number, title or customer. */
export default function Palette({ selected, isTaken, typed, onType, onClose }: PaletteProps) {
  const { t } = useTexts();
  const listId = useId();
  const [at, setAt] = useState(0);
  const groups = useGroups(selected, typed);
  const visible = groups.flatMap((group) => group.commands);
  const active = visible[Math.min(at, visible.length - 1)];
  const take = (command: PaletteCommand) => {
    if (!command.id.startsWith('job:')) noteCommand(command.id);
    onClose();
    command.run();
  };
  const takeActive = useEffectEvent(() => {
    if (isTaken && active) take(active);
  });
  useEffect(() => takeActive(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposingKey(event)) return;
    const last = visible.length - 1;
    if (event.key === 'ArrowDown') setAt(at >= last ? 0 : at + 1);
    else if (event.key === 'ArrowUp') setAt(at <= 0 ? last : at - 1);
    else if (event.key === 'Enter' && active) take(active);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t('palette.title')} size="palette" onClose={onClose}>
      <PaletteInput
        listId={listId}
        activeId={active ? optionId(listId, active) : undefined}
        typed={typed}
        onType={(text) => {
          onType(text);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('palette.title')} className={styles['list']}>
        {groups.map((group) => (
          <OptionGroup key={group.id} listId={listId} group={group} active={active} onTake={take} />
        ))}
      </div>
      {visible.length === 0 ? (
        <p role="status" className={styles['none']}>
          {t('palette.none')}
        </p>
      ) : null}
    </Dialog>
  );
}
