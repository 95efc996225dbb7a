import { useTexts } from '../../texts/locale.tsx';
import { DocumentRow } from './document-row.tsx';
import { itemsByStage } from '../../fields/items.ts';
import { usePanel } from '../panel/panel-context.tsx';
import { StageFold } from '../panel/stage-fold.tsx';

/** The documents that the flow names, stage by stage, each with its version and how far it is. */
export function DocumentsSection() {
  const { flow, detail } = usePanel();
  const { say } = useTexts();
  return itemsByStage(flow, detail, ['document']).map((stage) => (
    <StageFold
      key={stage.key}
      stage={stage}
      label={say(flow.stages.find((one) => one.key === stage.key)?.label ?? flow.label)}
    >
      {stage.items.map((item) =>
        item.item === 'document' ? <DocumentRow key={item.key} item={item} /> : null,
      )}
    </StageFold>
  ));
}
