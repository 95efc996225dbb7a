import type { Me } from '#contract/jobs/job-answers';
import { Button } from '../../ui/controls/button.tsx';
import { Popover } from '../../ui/overlays/popover.tsx';
import type { PopoverState } from '../../ui/overlays/use-popover.ts';
import { useTexts } from '../../texts/locale.tsx';
import type { VisibleView } from './use-named-views.ts';
import { BarContents } from '../bar/contents/bar-contents.tsx';
import bar from '../bar/bar.module.css';

interface ViewMenuProps {
  readonly state: PopoverState;
  readonly me: Me;
  readonly visible: VisibleView;
  /** The address's query string. */
  readonly search: string;
  readonly onOpen: (search: string) => void;
}

/** The button with the displayed view's name, and its menu of views and actions. */
export function ViewMenu({ state, me, visible, search, onOpen }: ViewMenuProps) {
  const { t, localize } = useTexts();
  const { id, isOpen, button } = state;
  const name = localize(visible.view.name);
  const label = t(visible.isEdited ? 'views.ofEdited' : 'views.of', { name });
  const open = (text: string) => {
    state.close();
    onOpen(text);
  };
  return (
    <>
      <Button
        ref={button}
        look="quiet"
        className={bar['view']}
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={label}
        title={label}
        data-edited={visible.isEdited || undefined}
      >
        <span>{name}</span>
      </Button>
      <Popover state={state} label={t('views.manage')} width={360}>
        <BarContents state={state}>
          {({ ViewList }) => <ViewList me={me} search={search} visible={visible} onOpen={open} />}
        </BarContents>
      </Popover>
    </>
  );
}
