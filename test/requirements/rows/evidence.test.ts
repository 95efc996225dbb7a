import { afterEach, describe, expect, it } from 'vitest';
import { renovationTexts as written } from '#test/kit/renovation-texts';
import { beginEvidence, endEvidence } from './evidence';
import { inquired, inSurvey, surveyed } from '../jobs/renovation-job';

afterEach(endEvidence);

describe('a row of the source', () => {
  it('is not shown by ticks, by blanks, or by a document without content', () => {
    const evidence = beginEvidence();
    const job = inSurvey()
      .tick('needs', 'suggestions')
      .record({ 'survey-record.filed': { version: 1 } });
    expect(evidence.held()).not.toContain('REN-02-NEEDS');
    expect(evidence.held()).toContain('REN-02-VISIT');
    job.record({ needs: ' ', suggestions: '' });
    expect(evidence.held()).not.toContain('REN-02-NEEDS');
    job.record({ needs: '三室改两室' });
    expect(evidence.held()).toContain('REN-02-NEEDS');
  });

  it('is shown by a document that was filed with its places filled', () => {
    const empty = beginEvidence();
    inSurvey().record({ 'survey-record.filed': { version: 1 } });
    expect(empty.held()).not.toContain('REN-02-LOG');
    const whole = beginEvidence();
    surveyed().file('survey-record', written['survey-record']);
    expect(whole.held()).toContain('REN-02-LOG');
  });

  it('is refused only where a gate, a paper, a sum or a task said no', () => {
    const evidence = beginEvidence();
    const job = surveyed();
    expect([...evidence.refused]).toEqual([]);
    job.refusesFiling('survey-record');
    expect([...evidence.refused]).toEqual(['REN-02-LOG']);
    inquired().needs('inquiry');
    expect([...evidence.refused]).toEqual(expect.arrayContaining(['REN-00-TYPE', 'REN-01-DATA']));
    expect([...evidence.refused]).not.toContain('REN-03-PAY');
  });
});
