import { addTexts } from '../../../texts/catalogue.ts';
import { barContentsTexts } from '../../../texts/sheet/bar-contents.ts';
import { ColorRuleList } from '../../conditions/color-rule-list.tsx';
import { ConditionList } from '../../conditions/condition-list.tsx';
import { ColumnList } from '../../views/column-list.tsx';
import { ViewList } from '../../views/view-list.tsx';
import { FixedFilters } from './fixed-filters.tsx';

addTexts(barContentsTexts);

/** What the bar's popovers hold. */
export const lateContents = { ColorRuleList, ColumnList, ConditionList, FixedFilters, ViewList };
