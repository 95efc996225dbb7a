import { stage as record } from '#domain/fields/own/stage';
import { exitName } from '#domain/endings/exits';
import type { Flow } from '#domain/flow/flow';
import { text, type Locale } from '#domain/texts/text';
import type { GridOption } from '../../grid/index.ts';
import { overriding, written, type JobField } from '../field.ts';
import { optionOf } from '../item-form.ts';
import { stageSteps } from '../glance/stage-steps.ts';

type Places = Pick<Flow, 'stages' | 'exits'>;

const stageOptions = ({ stages }: Places, locale: Locale): readonly GridOption[] =>
  stages.map(({ key, label }) => optionOf(key, label, locale));

/** The stages, and behind them the exits by which a job may end. */
const optionsOf = (flow: Places, locale: Locale): readonly GridOption[] => [
  ...stageOptions(flow, locale),
  ...(flow.exits ?? []).map(({ key, label }) => optionOf(exitName(key), label, locale)),
];

export const stage: JobField = {
  record,
  label: text('Stage', '阶段', '階段'),
  column: () => ({
    kind: 'choice',
    width: 196,
    isRequired: true,
    child: { kind: 'choice', isRequired: true },
  }),
  read: (job) => (job.endedAs === null ? job.stage : exitName(job.endedAs)),
  mark: (job, view) => {
    const { flow, texts } = view;
    return flow ? { options: optionsOf(flow, texts.locale), ...stageSteps(job, flow, view) } : {};
  },
  write: (value, context) => ({ kind: 'stage', move: { to: written(value), ...overriding(context) } }),
  transfer: {
    formIn: (key, { flows, locale }) => ({
      kind: 'choice',
      options: optionsOf(flows.find((flow) => flow.key === key) ?? { stages: [] }, locale),
    }),
  },
};
