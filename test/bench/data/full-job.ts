import { addDays, type Instant } from '#domain/time/day';
import { renovationStory, step, type Step } from '#test/bench/data/stories';
import { templateOfAll, type Template } from '#test/bench/data/templates';

const stepsBeforeAcceptance = renovationStory.steps.findIndex(({ gapDays }) => gapDays === 20);

/** Photos, notes and verdicts, as a long job collects them, until it has 400 facts. */
const manyFacts: Step = step(1, ({ job, on }) => {
  for (let count = job.state().facts.length; count < 400; count += 1) {
    if (count % 4 === 0) job.log('quote.verdict', `第 ${count} 次商谈，${addDays(on, 0)}`);
    else job.photo(count % 2 === 0 ? 'survey.photos' : 'site.photos');
  }
});

/** A renovation under construction with 400 facts, papers and money. */
export const makeFullJob = (now: Instant): Template =>
  templateOfAll(
    {
      flow: renovationStory.flow,
      steps: [...renovationStory.steps.slice(0, stepsBeforeAcceptance), manyFacts],
    },
    now,
  );
