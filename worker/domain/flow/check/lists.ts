import { itemsOf } from '#domain/flow/items-of';
import type { FileItem, Flow, Item, ListItem } from '#domain/flow/flow';
import { issue, type FlowIssue } from '#domain/flow/check/issue';
import type { References } from '#domain/flow/check/references';

/** Items of these kinds may stand in an entry. */
const ofEntry = new Set<Item['item']>(['field', 'check', 'file', 'checklist']);
const titled = new Set(['text', 'number', 'choice', 'date', 'instant']);

/** Checks where an item stands: in the job, or in the entries of a list that the flow has. */
export const checkPlace = (item: Item, at: string, names: References): readonly FlowIssue[] => {
  if (item.of === undefined) return [];
  return [
    ...names.list(item.of, `${at}.of`),
    ...(ofEntry.has(item.item) ? [] : [issue('bad-list', at, `a ${item.item} in an entry`)]),
    ...(item.item === 'field' && item.isSearched === true
      ? [issue('bad-list', at, 'a job is not found by its entries')]
      : []),
    ...(item.partOf === undefined ? [] : [issue('bad-part', at, 'an item of an entry has no column')]),
  ];
};

/** Checks that an item is part of an item of the job which is itself a part of none. */
export const checkPart = (flow: Flow, { key, partOf }: Item, at: string): readonly FlowIssue[] => {
  if (partOf === undefined) return [];
  const whole = itemsOf(flow).find((item) => item.key === partOf);
  if (whole === undefined) return [issue('unknown-fact', `${at}.partOf`, partOf)];
  return whole.partOf !== undefined || whole.of !== undefined || partOf === key
    ? [issue('bad-part', at, `${partOf} has no column of its own`)]
    : [];
};

const isTitle = (item: Item | undefined): boolean => item?.item === 'field' && titled.has(item.kind);

const checkLeast = ({ atLeast, isRequired, item }: ListItem | FileItem, at: string): readonly FlowIssue[] => {
  if (atLeast === undefined) return [];
  const code = item === 'list' ? 'bad-list' : 'bad-file';
  if (isRequired !== true) return [issue(code, at, `only a required ${item} has a least number`)];
  return Number.isInteger(atLeast) && atLeast >= 1 ? [] : [issue(code, at, `at least ${atLeast}`)];
};

/** Checks that an item of files accepts something, each kind once, and asks for a number of files that can be. */
export const checkFile = (file: FileItem, at: string): readonly FlowIssue[] => [
  ...(file.accepts.length === 0 ? [issue('bad-file', `${at}.accepts`, 'accepts nothing')] : []),
  ...(new Set(file.accepts).size < file.accepts.length
    ? [issue('duplicate-key', `${at}.accepts`, file.accepts.join(', '))]
    : []),
  ...checkLeast(file, `${at}.atLeast`),
];

/** Checks that a list is called, counted and closed by what it has. */
export const checkList = (flow: Flow, list: ListItem, at: string): readonly FlowIssue[] => {
  const own = itemsOf(flow).filter((item) => item.of === list.key);
  const { closedBy } = list;
  return [
    ...(isTitle(own.find(({ key }) => key === list.title))
      ? []
      : [issue('bad-list', `${at}.title`, `${list.title} is no name for an entry`)]),
    ...checkLeast(list, `${at}.atLeast`),
    ...(closedBy === undefined || own.some(({ key }) => key === closedBy)
      ? []
      : [issue('bad-list', `${at}.closedBy`, `${closedBy} is not of ${list.key}`)]),
    ...(list.writeWhen === undefined && list.by === undefined && list.afterClosing === undefined
      ? []
      : [issue('bad-list', at, 'who writes what and when is said by the items of the list')]),
  ];
};
