/** Where the panel opens: at an item or milestone, and which dialog opens with it. */
export interface PanelTarget {
  readonly item: string | null;
  readonly milestone: string | null;
  readonly begin?: 'payment';
}
