import type { JobDetail } from '#contract/jobs/job-answers';
import { pictureId } from '#test/kit/pictures';
import { weddingTexts } from '#test/kit/wedding-texts';
import { bytesOf, put } from '../http/files/kit';
import type { HttpWalk } from './http-walk';

/** What a planner says with each step of a paper, as its form asks. */
const wordsOf = (key: string, state: string, on: string): object => {
  switch (state) {
    case 'filed':
      return { texts: weddingTexts[key] ?? {} };
    case 'delivered':
      return { ways: ['by-mail'], note: '到店当面讲解' };
    case 'signed':
      return { signature: { name: '王芳', on, storedAt: '合同柜 A2' } };
    default:
      return { by: '王芳', note: '已通读' };
  }
};

/** Takes a paper of a wedding through its states, each with what the product asks for. */
export const recordStates = async (
  walk: HttpWalk,
  key: string,
  ...states: readonly string[]
): Promise<JobDetail> => {
  for (const state of states) {
    const on = new Date(walk.shop.clock.now).toISOString().slice(0, 10);
    await walk.post('documents', { key, state, ...wordsOf(key, state, on) });
  }
  return walk.job();
};

/** Uploads a photo under an item of the job. */
export const showPicture = async (walk: HttpWalk, item: string, count = 1): Promise<void> => {
  const address = `/api/jobs/${walk.jobId}/files?key=${item}/${pictureId(count)}&name=hall.jpg`;
  const { status, body } = await put(walk.shop, address, { bytes: bytesOf('jpeg', 4000, count) });
  if (status >= 300) throw new Error(`no picture: ${JSON.stringify(body)}`);
};
