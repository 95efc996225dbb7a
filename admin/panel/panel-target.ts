/** Where the panel should open: at an item, or at a milestone. */
export interface PanelTarget {
  readonly item: string | null;
  readonly milestone: string | null;
}
