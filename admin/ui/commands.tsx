import { createContext, useContext, useEffect, useId, useState, type ReactNode } from 'react';
import type { Text } from '#domain/texts/text';

/** The groups of commands in display order: the most frequent first. */
export const commandGroups = ['selected', 'recent', 'go', 'do', 'show', 'settings'] as const;

export type CommandGroup = (typeof commandGroups)[number];

/** A command of the palette. */
export interface PaletteCommand {
  readonly id: string;
  readonly text: Text;
  /** Default `do`. */
  readonly group?: CommandGroup;
  /** Listed before the other commands of its group. */
  readonly isFirst?: boolean;
  /** Additional search words. */
  readonly also?: Text;
  /** The chord of the command. */
  readonly keys?: string;
  /** The name of the selected job, for a command on it. */
  readonly of?: string;
  readonly run: () => void;
}

/** The registered commands, by the id of the component that offers them. */
type Offered = Map<string, readonly PaletteCommand[]>;

const OfferedContext = createContext<Offered | null>(null);

/** Components below it register commands, and the palette lists them. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const [offered] = useState<Offered>(() => new Map());
  return <OfferedContext value={offered}>{children}</OfferedContext>;
}

const useOffered = (): Offered => {
  const offered = useContext(OfferedContext);
  if (!offered) throw new Error('Commands need a CommandsProvider above them');
  return offered;
};

/** Registers commands while the component is mounted, so that a command stands beside the code that it runs. */
export const useCommands = (commands: readonly PaletteCommand[]): void => {
  const offered = useOffered();
  const part = useId();
  useEffect(() => {
    offered.set(part, commands);
    return () => void offered.delete(part);
  });
};

/** Reads the registered commands at the moment of the call. */
export const useOfferedCommands = (): (() => readonly PaletteCommand[]) => {
  const offered = useOffered();
  return () => [...offered.values()].flat();
};

/** A name that is not translated. */
export const nameText = (name: string): Text => ({ en: name, 'zh-Hans': name, 'zh-Hant': name });

/** `View: Overdue`, in every language. */
export const joinedText = (kind: Text, name: Text): Text => ({
  en: `${kind.en}: ${name.en}`,
  'zh-Hans': `${kind['zh-Hans']}：${name['zh-Hans']}`,
  'zh-Hant': `${kind['zh-Hant']}：${name['zh-Hant']}`,
});
