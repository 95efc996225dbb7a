import { useTexts } from '../../texts/locale.tsx';
import { FlowMoveLine } from '../flow-move/flow-move-line.tsx';
import { CheckRow } from './check-row.tsx';
import { AppointmentRow } from './appointment-row.tsx';
import { FieldRow } from './field-row.tsx';
import { appointmentAt, itemsByStage } from '../../fields/items.ts';
import { FileRow } from '../files/file-row.tsx';
import { ListRow } from './list-row.tsx';
import { LogRow } from './log-row.tsx';
import { usePanel } from '../panel/panel-context.tsx';
import { StageFold } from '../panel/stage-fold.tsx';

/** The flow's fields, checks and logs by stage. */
export function FactsSection() {
  const { flow, detail } = usePanel();
  const { localize } = useTexts();
  const stages = itemsByStage(flow, detail, ['field', 'check', 'log', 'list', 'file']);
  const folds = stages.map((stage) => (
    <StageFold
      key={stage.key}
      stage={stage}
      label={localize(flow.stages.find(({ key }) => key === stage.key)?.label ?? flow.label)}
    >
      {stage.items.map((item) => {
        const appointment = appointmentAt(flow, item.key);
        if (appointment === 'part') return null;
        if (appointment !== null) return <AppointmentRow key={item.key} item={appointment} />;
        if (item.item === 'field') return <FieldRow key={item.key} item={item} />;
        if (item.item === 'check') return <CheckRow key={item.key} item={item} />;
        if (item.item === 'list') return <ListRow key={item.key} item={item} />;
        if (item.item === 'file') return <FileRow key={item.key} item={item} />;
        return item.item === 'log' ? <LogRow key={item.key} item={item} /> : null;
      })}
    </StageFold>
  ));
  return (
    <>
      {folds}
      <FlowMoveLine />
    </>
  );
}
