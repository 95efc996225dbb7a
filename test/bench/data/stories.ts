import { addDays, type BusinessDate } from '#domain/time/day';
import { renovation } from '#domain/trades/renovation/index';
import { wedding } from '#domain/trades/wedding/index';
import type { Flow } from '#domain/flow/flow';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import { weddingTexts } from '#test/kit/wedding-texts';
import { moment } from '#test/kit/rules';
import type { Walk } from '#test/requirements/walk';

/** The inputs of a step. */
interface StoryMoment {
  readonly job: Walk;
  /** The day of the step. */
  readonly on: BusinessDate;
  readonly openedOn: BusinessDate;
  readonly totalMinor: number;
}

export interface Step {
  /** Days since the preceding step. */
  readonly gapDays: number;
  readonly write: (moment: StoryMoment) => unknown;
}

/**
 * The course of a trade's jobs, from the first call to the closed job; a job of the benchmark has completed
 * some of its steps.
 */
export interface Story {
  readonly flow: Flow;
  readonly steps: readonly Step[];
}

export const step = (gapDays: number, publish: Step['write']): Step => ({ gapDays, write: publish });

export const renovationStory: Story = {
  flow: renovation,
  steps: [
    step(0, ({ job }) => job.log('contact', '来电咨询')),
    step(1, ({ job, on }) =>
      job.record({
        'job.kind': 'old-home',
        area: 96,
        'survey.at': moment(addDays(on, 3), '10:00'),
        'survey.class': 'utility',
        'survey.zone': 'outside-second-ring',
        surveyor: 'stf_bench3',
        designer: 'stf_bench4',
      }),
    ),
    step(3, ({ job }) => job.enter('survey')),
    step(1, ({ job }) =>
      job
        .record({ 'survey.result': 'done', needs: '三室改两室', suggestions: '厨房外移' })
        .photo('survey.photos')
        .file('survey-record', written['survey-record'])
        .pay('survey-fee'),
    ),
    step(1, ({ job }) => job.enter('design-and-quote')),
    step(7, ({ job, totalMinor }) => {
      job.line({ description: '拆改', amountMinor: totalMinor }).total(totalMinor).photo('design.drawings');
      for (const document of ['design', 'budget'] as const)
        job
          .file(document, written[document])
          .recordState(document, 'delivered')
          .recordState(document, 'agreed');
    }),
    step(5, ({ job }) =>
      job.file('contract', written.contract).recordState('contract', 'signed').enter('construction'),
    ),
    step(6, ({ job, on }) => job.pay('down').record({ 'start.on': on })),
    step(20, ({ job }) => job.record({ progress: 30 })),
    step(15, ({ job }) => job.record({ progress: 55 })),
    step(6, ({ job }) => job.pay('progress')),
    step(20, ({ job }) => job.record({ progress: 100 }).enter('acceptance')),
    step(3, ({ job }) =>
      job
        .record({ 'acceptance.result': 'pass' })
        .file('acceptance-record', written['acceptance-record'])
        .recordState('acceptance-record', 'signed')
        .file('certificate')
        .recordState('certificate', 'signed'),
    ),
    step(5, ({ job }) => job.pay('balance').enter('aftercare')),
    step(30, ({ job }) => job.record({ 'follow-up.result': 'met' }).enter('closed')),
  ],
};

const weddingStory: Story = {
  flow: wedding,
  steps: [
    step(0, ({ job, openedOn }) =>
      job.record({
        consultant: 'stf_bench2',
        'wedding.on': addDays(openedOn, 150),
        hotel: '国贸大酒店',
        'hotel.type': 'ballroom',
        size: 180,
        form: '中西合璧',
        atmosphere: '温馨',
        tone: '香槟金',
      }),
    ),
    step(4, ({ job }) =>
      job.tick('visit.received', 'explained.procedure', 'explained.standards', 'couple.confirmed'),
    ),
    step(3, ({ job }) => job.pay('intention-deposit').enter('intention')),
    step(10, ({ job, totalMinor }) =>
      job
        .record({ theme: '山海', idea: '潮汐灯幕' })
        .file('draft-plan', weddingTexts['draft-plan'])
        .recordState('draft-plan', 'agreed')
        .line({ description: '花艺', amountMinor: totalMinor, tags: ['floral'] })
        .file('budget', weddingTexts['budget'])
        .enter('contract'),
    ),
    step(8, ({ job, totalMinor }) =>
      job
        .recordState('budget', 'delivered', { ways: ['by-mail'] })
        .recordState('budget', 'agreed', { by: '王芳' })
        .total(totalMinor)
        .record({ 'contract.deposit': Math.floor(totalMinor / 4) })
        .file('contract', weddingTexts['contract'])
        .recordState('contract', 'agreed')
        .recordState('contract', 'signed'),
    ),
    step(5, ({ job }) => job.pay('contract-deposit').enter('plans')),
    step(40, ({ job }) =>
      job
        .file('planning-scheme', weddingTexts['planning-scheme'])
        .file('flow-scheme', weddingTexts['flow-scheme'])
        .tick('prep.guided')
        .enter('adjust'),
    ),
    step(60, ({ job }) => job.tick('prep.guests', 'prep.attire', 'prep.rings')),
    step(15, ({ job }) => job.pay('balance').enter('rehearsal')),
    step(4, ({ job }) => job.enter('wedding-day')),
    step(1, ({ job }) => job.enter('aftercare')),
    step(20, ({ job }) => job.enter('closed')),
  ],
};

export const stories: readonly Story[] = [renovationStory, weddingStory];
