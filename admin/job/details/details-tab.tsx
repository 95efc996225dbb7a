import type { Item } from '#domain/flow/flow';
import { standardAt } from '../../fields/checklists.ts';
import { appointmentAt, itemsByStage } from '../../fields/items.ts';
import { useTexts } from '../../texts/locale.tsx';
import { ChecklistRow } from '../facts/checklist-row.tsx';
import { DocumentRow } from '../documents/document-row.tsx';
import { AfterTheWork } from '../endings/endings.tsx';
import { AppointmentRow } from '../facts/appointment-row.tsx';
import { CheckRow } from '../facts/check-row.tsx';
import { FieldRow } from '../facts/field-row.tsx';
import { ListRow } from '../facts/list-row.tsx';
import { LogRow } from '../facts/log-row.tsx';
import { FileRow } from '../files/file-row.tsx';
import { FlowMoveLine } from '../flow-move/flow-move-line.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { StageFold } from '../panel/stage-fold.tsx';
import { Crew } from '../people/crew.tsx';
import { CustomerCard } from '../people/customer-card.tsx';
import { Warranties } from '../people/warranties.tsx';

const kinds = ['field', 'check', 'log', 'list', 'file', 'document', 'checklist'] as const;

/** All that is known of a job: the facts and documents of each stage together, then the customer and the people. */
export function DetailsTab() {
  const { flow, detail } = usePanel();
  const { localize } = useTexts();
  return (
    <>
      <FlowMoveLine />
      {itemsByStage(flow, detail, kinds).map((stage) => (
        <StageFold
          key={stage.key}
          stage={stage}
          label={localize(flow.stages.find(({ key }) => key === stage.key)?.label ?? flow.label)}
        >
          {stage.items.map((item) => (
            <ItemRow key={item.key} item={item} />
          ))}
        </StageFold>
      ))}
      <CustomerCard />
      <Crew />
      <Warranties />
      <AfterTheWork />
    </>
  );
}

function ItemRow({ item }: { readonly item: Item }) {
  const { flow } = usePanel();
  const appointment = appointmentAt(flow, item.key);
  if (appointment === 'part' || standardAt(flow, item.key) !== null) return null;
  if (appointment !== null) return <AppointmentRow item={appointment} />;
  switch (item.item) {
    case 'field':
      return <FieldRow item={item} />;
    case 'check':
      return <CheckRow item={item} />;
    case 'list':
      return <ListRow item={item} />;
    case 'file':
      return <FileRow item={item} />;
    case 'log':
      return <LogRow item={item} />;
    case 'document':
      return <DocumentRow item={item} />;
    case 'checklist':
      return <ChecklistRow item={item} />;
  }
}
