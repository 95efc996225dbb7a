import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '#contract/jobs/job-answers';
import type { Text } from '#domain/texts/text';
import { viewsQuery, type SavedView } from '../../api/views.ts';
import { visibilityTexts } from '../bar/filter-labels.ts';
import { joinedText, nameText, useCommands } from '../../ui/commands.tsx';
import { catalogue } from '../../texts/catalogue.ts';
import { readView } from './sheet-view.ts';

/** A view by its name: what stands in the address under it. */
export interface NamedView {
  readonly name: Text;
  readonly search: string;
}

/** The view that is shown, and all that have a name. */
export interface VisibleView {
  readonly view: NamedView;
  /** Something of it was changed since. */
  readonly isEdited: boolean;
  readonly built: readonly NamedView[];
  readonly saved: readonly SavedView[];
}

const noViews: readonly SavedView[] = [];

/** The same view, whatever the order of its parts in the address. */
const isSame = (left: string, right: string): boolean => {
  const parts = (search: string) =>
    [...new URLSearchParams(search)].map(String).toSorted((a, b) => (a < b ? -1 : 1));
  return parts(left).join('&') === parts(right).join('&');
};

/** The views that come with the house. */
const builtFor = ({ id }: Me): readonly NamedView[] => [
  { name: catalogue['views.open'], search: '' },
  { name: catalogue['views.mine'], search: `owner=${id}` },
  { name: catalogue['views.overdue'], search: 'due=overdue&sort=nextDue' },
  { name: catalogue['views.closed'], search: 'view=closed' },
];

/** A view that came by a link or a reload and has no name: called by the jobs that it is of. */
const unnamed = (search: string): NamedView => ({
  name: catalogue[visibilityTexts[readView(search).filters.view]],
  search,
});

/**
 * The view of an address by its name. One that was changed keeps the name of the view it was, as far as this page has seen
 * it. All are offered by name in the palette too.
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
