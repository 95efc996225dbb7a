import type { Grouping } from '../../api/sheet-queries.ts';
import { useTexts } from '../../texts/locale.tsx';
import { Menu } from '../../ui/overlays/menu.tsx';
import type { PopoverState } from '../../ui/overlays/use-popover.ts';
import { BarButton } from './bar-button.tsx';

interface GroupButtonProps {
  readonly state: PopoverState;
  readonly grouping: Grouping;
  readonly onGrouping: (grouping: Grouping) => void;
}

const groupTexts = {
  none: 'jobs.groupNone',
  flow: 'jobs.groupTrade',
  stage: 'jobs.groupStage',
  owner: 'jobs.groupOwner',
} as const;

const groupings = ['none', 'flow', 'stage', 'owner'] as const;

/** The choice of the grouping. */
export function GroupButton({ state, grouping, onGrouping }: GroupButtonProps) {
  const { t } = useTexts();
  return (
    <>
      <BarButton
        state={state}
        icon="group"
        label={t('jobs.group')}
        opens="menu"
        isActive={grouping !== 'none'}
        look="rare"
      />
      <Menu
        state={state}
        label={t('jobs.group')}
        entries={groupings.map((choice) => ({
          id: choice,
          label: t(groupTexts[choice]),
          isChosen: choice === grouping,
          run: () => onGrouping(choice),
        }))}
      />
    </>
  );
}
