/** Where the panel should open: at an item, or at a milestone; and what should be begun there. */
export interface PanelTarget {
  readonly item: string | null;
  readonly milestone: string | null;
  readonly begin?: 'payment';
}
