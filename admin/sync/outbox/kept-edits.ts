import { z } from 'zod';
import { problem, type Problem } from '#contract/jobs/job-answers';
import type { GridCellRef, GridEdit } from '../../grid/index.ts';
import { tabStorage, type TabPorts } from './tab-storage.ts';

const cellValue = z.union([z.string(), z.number(), z.null()]);

const gridEdit = z
  .object({
    rowId: z.string(),
    columnId: z.string(),
    parentId: z.string().nullable(),
    value: cellValue,
    base: cellValue,
    revision: z.number().optional(),
    text: z.string(),
  })
  .transform(({ revision, ...edit }): GridEdit => ({
    ...edit,
    ...(revision === undefined ? {} : { revision }),
  }));

const gesture = z.array(gridEdit).min(1);
const refusal = z.object({ edit: gridEdit, problem });

/** An edit that the server did not take, with its words: it stays until it is put back, or the cell is written anew. */
export interface RefusedEdit {
  readonly edit: GridEdit;
  readonly problem: Problem;
}

/** What takes a gone tab's edits; false where nobody is there to take them. */
export interface Taker {
  readonly unsent: (edits: readonly GridEdit[]) => boolean;
  readonly refused: (refused: RefusedEdit) => boolean;
}

/** Where a person's edits lie until they are saved or put back. */
export interface KeptEdits {
  /** Keeps one gesture's edits over a reload; false where the browser has no room: then the page alone holds them. */
  readonly keep: (gesture: number, edits: readonly GridEdit[]) => boolean;
  readonly drop: (gesture: number) => void;
  readonly keepRefused: (refused: RefusedEdit) => boolean;
  readonly dropRefused: (cell: GridCellRef) => void;
  /** Other tabs, open or gone, that hold edits of this person. */
  readonly otherTabs: () => readonly string[];
  /** Jobs of which any tab of this person holds edits. */
  readonly jobIds: () => ReadonlySet<string>;
  /** Gives a gone tab's edits, gesture by gesture in their order; only those that were taken are dropped there. */
  readonly give: (tab: string, taker: Taker) => void;
}

/** Names a cell among all. */
export const cellName = ({ rowId, columnId }: GridCellRef): string => `${rowId} ${columnId}`;

export const keptEditsIn = (ports: TabPorts): KeptEdits => {
  const waiting = tabStorage(ports, 'waiting', (json) => gesture.safeParse(json).data ?? null);
  const refused = tabStorage(ports, 'refused', (json) => refusal.safeParse(json).data ?? null);
  return {
    keep: (turn, edits) => waiting.put(String(turn), edits),
    drop: (turn) => waiting.drop(String(turn)),
    keepRefused: (one) => refused.put(cellName(one.edit), one),
    dropRefused: (cell) => refused.drop(cellName(cell)),
    otherTabs: () => [...new Set([...waiting.otherTabs(), ...refused.otherTabs()])],
    jobIds: () => {
      const held = [ports.tab, ...waiting.otherTabs(), ...refused.otherTabs()].flatMap((tab) => [
        ...waiting.entries(tab).flatMap(({ value }) => value),
        ...refused.entries(tab).map(({ value }) => value.edit),
      ]);
      return new Set(held.map(({ parentId, rowId }) => parentId ?? rowId));
    },
    give: (tab, taker) => {
      for (const { name, value } of refused.entries(tab)) if (taker.refused(value)) refused.drop(name, tab);
      const inOrder = waiting.entries(tab).toSorted((a, b) => Number(a.name) - Number(b.name));
      for (const { name, value } of inOrder) if (taker.unsent(value)) waiting.drop(name, tab);
    },
  };
};
