import { recordDocument } from '#actions/documents/record-document';
import type { RecordDocument } from '#contract/jobs/document-requests';
import { dateOf } from '#domain/time/day';
import type { Feast } from '#local/demo/wedding/feast';
import type { SeedAction } from '#local/demo/seed-action';

/** The written parts of each paper, as the demo's consultant fills them in. */
const written = ({ hotel }: Feast): Readonly<Record<string, Readonly<Record<string, string>>>> => ({
  'first-plan': {
    design: `${hotel}：T 台 12 米，香槟金与象牙白布幔，签到区设合影花墙。`,
    plan: '先考察场地，再定预算并签约，婚前两个月完成全部方案。',
    advice: '厅高足够，宜做吊顶花艺；仪式安排在上午。',
  },
  'draft-plan': {
    flow: '08:08 迎亲，10:30 迎宾，11:18 仪式，12:08 开席，14:00 送客。',
    floral: '花门 1 座，路引 12 组，桌花 20 盆：香槟玫瑰、绣球、尤加利。',
    lighting: '舞台桁架 8 米，追光 2 台；入场与交换戒指各一组灯光。',
    colours: '主色香槟金，点缀象牙白与墨绿。',
  },
  budget: { remarks: '酒店提供 LED 屏与基础音响。' },
  contract: { special: '婚礼当日两名顾问到场。' },
  'planning-scheme': {
    concept: '以山海为题，由远山到潮汐，贯穿迎宾、仪式与宴会。',
    areas: '签到区贝壳造景；仪式区潮汐灯幕；宴会区山形桌花。',
    schedule: '婚前两个月定物料，一个月制作完成，婚礼前夜搭建。',
  },
  'flow-scheme': {
    morning: '05:30 化妆；08:08 迎亲；10:00 新人到酒店；10:30 迎宾。',
    ceremony: '11:18 主持人开场；父亲交接；誓言；互戴戒指；切蛋糕；倒香槟。',
    banquet: '12:08 开席；12:40 敬酒；13:30 抛捧花；14:00 送客。',
  },
  'music-scheme': {
    ceremony: '入场《Canon in D》；誓言《River Flows in You》；交换戒指《A Thousand Years》。',
    banquet: '迎宾爵士钢琴；用餐轻音乐；送客《今天你要嫁给我》。',
    equipment: '酒店音响两组，自带领夹话筒两支、手持话筒三支。',
  },
  'camera-scheme': {
    photo: '双机位，主机位跟新娘；合影在签到区；必拍：父女交接、交换戒指。',
    film: '三机位加摇臂；誓言用领夹话筒收音；当日快剪 3 分钟。',
    delivery: '精修 80 张，相册一本，影片 8 分钟，婚后 45 天内交付。',
  },
  'contact-list': { family: `${hotel}宴会部值班 24 小时；双方家属各一位代表。` },
  'execution-sheet': {
    timetable: '前夜 22:00 搭建；07:00 灯光音响调试；11:18 仪式；15:00 撤场。',
    duties: '顾问总控；督导一人管流程，一人管宾客；灯光师跟流程。',
    fallback: '停电启用发电车；主持人迟到由督导代为开场。',
  },
  'day-agenda': { agenda: '08:08 迎亲，10:30 迎宾，11:18 仪式，12:08 开席，14:00 送客。' },
});

/** What staff say with a state, as the form of the paper asks. */
const wordsOf = (state: RecordDocument['state'], by: string, on: string): Partial<RecordDocument> => {
  switch (state) {
    case 'delivered':
      return { ways: ['by-mail'], note: '到店当面讲解 Explained in the shop' };
    case 'signed':
      return { signature: { name: by, on, storedAt: '合同柜 A' } };
    case 'returned':
      return { by, note: '花艺超出预算，请调整 The flowers are above our budget' };
    case 'filed':
      return {};
    default:
      return { by };
  }
};

/** States of a paper of a wedding, one action each, with its content. */
export const documentStates = (
  key: RecordDocument['key'],
  feast: Feast,
  ...states: readonly RecordDocument['state'][]
): readonly SeedAction[] =>
  states.map((state): SeedAction => ({ ctx, jobId, customer }) => {
    const texts = state === 'filed' ? { texts: { ...written(feast)[key] } } : {};
    const words = wordsOf(state, customer, dateOf(ctx.now, ctx.calendar.zone));
    return recordDocument(ctx, jobId, { key, state, ...texts, ...words });
  });
