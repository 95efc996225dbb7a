/** The written parts of the papers of a wedding, as a planner fills them in. */
export const weddingTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'first-plan': {
    design: '国贸宴会厅 22 桌，T 台 12 米，香槟金与象牙白布幔，签到区设合影花墙。',
    plan: '三月考察场地，四月签约，八月出全部方案；当天 11:18 开始仪式。',
    advice: '宴会厅层高 6 米，宜做吊顶花艺。',
  },
  'draft-plan': {
    flow: '08:08 迎亲，10:30 迎宾，11:18 仪式，12:08 开席，14:00 送客。',
    floral: '花门 1 座，路引 12 组，桌花 22 盆：香槟玫瑰、绣球。',
    lighting: '舞台桁架 8 米，追光 2 台，入场与交换戒指各一组灯光。',
    colours: '主色香槟金，点缀象牙白与墨绿。',
  },
  budget: { remarks: '酒店提供 LED 屏与基础音响。' },
  contract: { special: '婚礼当日两名顾问到场。' },
  'planning-scheme': {
    concept: '以山海为题，由远山到潮汐，贯穿迎宾、仪式与宴会。',
    areas: '签到区贝壳造景；仪式区潮汐灯幕；宴会区山形桌花。',
    schedule: '八月定物料，九月制作，十月二日夜间搭建。',
  },
  'flow-scheme': {
    morning: '05:30 化妆，08:08 迎亲，10:00 新人到酒店，10:30 迎宾。',
    ceremony: '11:18 主持人开场；父亲交接；誓言；互戴戒指；切蛋糕；倒香槟。',
    banquet: '12:08 开席，12:40 敬酒，13:30 节目，14:00 送客。',
  },
  'music-scheme': {
    ceremony: '入场 Canon in D；誓言 River Flows in You；交换戒指 A Thousand Years。',
    banquet: '迎宾爵士钢琴，用餐轻音乐，送客《今天你要嫁给我》。',
  },
  'camera-scheme': {
    photo: '两机位，主机位跟新娘，合影在签到区，必拍：父女交接。',
    film: '三机位加摇臂，誓言用领夹话筒，当日快剪 3 分钟。',
    delivery: '精修 80 张，相册一本，影片 8 分钟，婚后 45 天内交付。',
  },
  'contact-list': { family: '男方父亲 13900000001；酒店宴会部 010-65050000。' },
  'execution-sheet': {
    timetable: '前夜 22:00 搭建；07:00 灯光调试；11:18 仪式；15:00 撤场。',
    duties: '顾问总控；督导一人管流程，一人管宾客；灯光师跟流程。',
    fallback: '停电启用备用发电车；主持人迟到由督导代开场。',
  },
  'day-agenda': { agenda: '10:30 迎宾，11:18 仪式，12:08 开席，14:00 送客。' },
};
