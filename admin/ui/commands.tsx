import { createContext, useContext, useEffect, useId, useState, type ReactNode } from 'react';
import type { Text } from '#domain/texts/text';

/** The groups of commands in display order: the most frequent first. */
export const commandGroups = ['selected', 'recent', 'go', 'do', 'show', 'settings'] as const;

export type CommandGroup = (typeof commandGroups)[number];

/** A command of the palette. */
export interface PaletteCommand {
  readonly id: string;
  readonly text: Text;
  /** Usual is `do`. */
  readonly group?: CommandGroup;
  /** Before the others of its kind. */
  readonly isFirst?: boolean;
  /** Additional search words. */
  readonly also?: Text;
  /** The chord that does the same. */
  readonly keys?: string;
  /** Of the selected job: what that is called. */
  readonly of?: string;
  readonly run: () => void;
}

/** What every part of the screen offers, by the part. */
type Offered = Map<string, readonly PaletteCommand[]>;

const OfferedContext = createContext<Offered | null>(null);

/** Below it, parts of the screen offer commands and the palette shows them. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const [offered] = useState<Offered>(() => new Map());
  return <OfferedContext value={offered}>{children}</OfferedContext>;
}

const useOffered = (): Offered => {
  const offered = useContext(OfferedContext);
  if (!offered) throw new Error('Commands need a CommandsProvider above them');
  return offered;
};

/** Offers commands for as long as the component is there. Adding one is a line where the thing is done. */
export const useCommands = (commands: readonly PaletteCommand[]): void => {
  const offered = useOffered();
  const part = useId();
  useEffect(() => {
    offered.set(part, commands);
    return () => void offered.delete(part);
  });
};

/** Reads what is offered at the moment of the call. */
export const useOfferedCommands = (): (() => readonly PaletteCommand[]) => {
  const offered = useOffered();
  return () => [...offered.values()].flat();
};

/** A name that is the same in every language. */
export const nameText = (name: string): Text => ({ en: name, 'zh-Hans': name, 'zh-Hant': name });

/** `View: Overdue`, in every language. */
export const joinedText = (kind: Text, name: Text): Text => ({
  en: `${kind.en}: ${name.en}`,
  'zh-Hans': `${kind['zh-Hans']}：${name['zh-Hans']}`,
  'zh-Hant': `${kind['zh-Hant']}：${name['zh-Hant']}`,
});
