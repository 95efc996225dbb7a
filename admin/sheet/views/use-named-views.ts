import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { Text } from '#domain/texts/text';
import { viewsQuery, type SavedView } from '../../api/views.ts';
import { visibilityTexts } from '../bar/filter-labels.ts';
import { joinedText, nameText, useCommands } from '../../ui/commands.tsx';
import { catalogue } from '../../texts/catalogue.ts';
import { readView } from './sheet-view.ts';

/** A view with a name, and its query string. */
export interface NamedView {
  readonly name: Text;
  readonly search: string;
}

/** The displayed view, and all named views. */
export interface VisibleView {
  readonly view: NamedView;
  /** The view differs from the saved one. */
  readonly isEdited: boolean;
  readonly built: readonly NamedView[];
  readonly saved: readonly SavedView[];
}

const noViews: readonly SavedView[] = [];

/** Whether two query strings are the same view, whatever the order of parameters. */
const isSame = (left: string, right: string): boolean => {
  const parts = (search: string) =>
    [...new URLSearchParams(search)].map(String).toSorted((a, b) => (a < b ? -1 : 1));
  return parts(left).join('&') === parts(right).join('&');
};

/** The built-in views. */
const builtFor = ({ id }: Me): readonly NamedView[] => [
  { name: catalogue['views.open'], search: '' },
  { name: catalogue['views.mine'], search: `person=${id}` },
  { name: catalogue['views.overdue'], search: 'due=overdue&sort=nextDue' },
  { name: catalogue['views.closed'], search: 'view=closed' },
  { name: catalogue['views.ended'], search: 'view=ended' },
];

/** A view without a name, from a link or a reload: named by its visibility. */
const unnamed = (search: string): NamedView => ({
  name: catalogue[visibilityTexts[readView(search).filters.view]],
  search,
});

/**
 * The name of the address's view. A changed view keeps the name of the view it was made from, if this page
 * has seen that. All named views are commands of the palette.
 */
export const useNamedViews = (me: Me, search: string, onOpen: (search: string) => void): VisibleView => {
  const saved = useQuery(viewsQuery).data?.views ?? noViews;
  const built = builtFor(me);
  const all = [...built, ...saved.map(({ search: text, name }) => ({ search: text, name: nameText(name) }))];
  const present = all.find((view) => isSame(view.search, search));
  const [last, setLast] = useState<NamedView | null>(null);
  if (present && (last === null || last.search !== present.search || last.name.en !== present.name.en))
    setLast(present);
  useCommands(
    all.map(({ search: text, name }) => ({
      id: `view:${text}`,
      group: 'show' as const,
      text: joinedText(catalogue['views.label'], name),
      run: () => onOpen(text),
    })),
  );
  const view = present ?? last ?? unnamed(search);
  return { view, isEdited: present === undefined, built, saved };
};
