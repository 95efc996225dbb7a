/** Where the panel opens: at an item or milestone, and the dialog to open there. */
export interface PanelTarget {
  readonly item: string | null;
  readonly milestone: string | null;
  readonly begin?: 'payment';
}
