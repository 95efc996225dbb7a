const sideways: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
const upAndDown: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

const focusAt = (places: readonly HTMLElement[], at: HTMLElement | null, step: number): void => {
  const index = at === null ? -1 : places.indexOf(at);
  const next = places[index + step];
  if (index !== -1 && next !== undefined) next.focus();
};

const buttonsIn = (group: Element): readonly HTMLElement[] => [
  ...group.querySelectorAll<HTMLElement>('[role="radio"]'),
];

/** Moves the focus by an arrow: sideways among the answers, up and down among the standards. False for any other key. */
export const stepTo = (key: string, group: HTMLElement): boolean => {
  const active = document.activeElement;
  const within = buttonsIn(group);
  const held = within.find((button) => button === active) ?? null;
  const side = sideways[key];
  if (side !== undefined) {
    focusAt(within, held, side);
    return true;
  }
  const step = upAndDown[key];
  if (step === undefined) return false;
  const groups = [
    ...(group.closest('fieldset, details') ?? document).querySelectorAll<HTMLElement>('[role="radiogroup"]'),
  ];
  const next = groups[groups.indexOf(group) + step];
  next?.querySelector<HTMLElement>('[role="radio"][tabindex="0"]')?.focus();
  return true;
};
