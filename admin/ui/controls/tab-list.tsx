import type { KeyboardEvent } from 'react';

interface TabListProps<Key extends string> {
  readonly label: string;
  /** The DOM id of the tab panel; `tabId` derives the ids of the tabs from it. */
  readonly panelId: string;
  readonly tabs: readonly { readonly key: Key; readonly label: string }[];
  readonly chosen: Key;
  readonly onChoose: (key: Key) => void;
  readonly className: string | undefined;
}

export const tabId = (panelId: string, key: string): string => `${panelId}-${key}`;

const steps: Readonly<Partial<Record<string, (at: number, count: number) => number>>> = {
  ArrowRight: (at, count) => (at + 1) % count,
  ArrowLeft: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Tabs over one panel, with a roving tabindex: Tab reaches the selected tab; arrows, Home and End select
 * another (ARIA APG, tabs).
 */
export function TabList<Key extends string>(props: TabListProps<Key>) {
  const { label, panelId, tabs, chosen, onChoose, className } = props;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const at = tabs.findIndex(({ key }) => key === chosen);
    const next = tabs[steps[event.key]?.(at, tabs.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    onChoose(next.key);
    document.getElementById(tabId(panelId, next.key))?.focus();
  };
  return (
    <div role="tablist" aria-label={label} className={className}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          role="tab"
          type="button"
          id={tabId(panelId, tab.key)}
          aria-selected={tab.key === chosen}
          aria-controls={panelId}
          tabIndex={tab.key === chosen ? 0 : -1}
          onClick={() => onChoose(tab.key)}
          onKeyDown={onKeyDown}
        >
          {tab.label}
        </button>
      ))}
    </div>
  );
}
