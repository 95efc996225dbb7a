import { useTexts } from '../../texts/locale.tsx';
import { DocumentRow } from './document-row.tsx';
import { itemsByStage } from '../../fields/items.ts';
import { usePanel } from '../panel/panel-context.tsx';
import { StageFold } from '../panel/stage-fold.tsx';

/** The documents of the flow by stage, each with its version and progress. */
export function DocumentsSection() {
  const { flow, detail } = usePanel();
  const { localize } = useTexts();
  return itemsByStage(flow, detail, ['document']).map((stage) => (
    <StageFold
      key={stage.key}
      stage={stage}
      label={localize(flow.stages.find(({ key }) => key === stage.key)?.label ?? flow.label)}
    >
      {stage.items.map((item) =>
        item.item === 'document' ? <DocumentRow key={item.key} item={item} /> : null,
      )}
    </StageFold>
  ));
}
