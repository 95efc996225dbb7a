/** The written parts of the documents of renovation, as a shop would write them. */
export const renovationTexts = {
  'survey-record': {
    measured: '客厅 4.2 × 5.6 米，净高 2.65 米；主卧 3.3 × 4.1 米；卫生间 1.8 × 2.2 米',
    condition: '卫生间顶面有渗漏痕迹；厨房与餐厅之间为承重墙，不得拆改',
  },
  design: {
    idea: '三室改两室，餐厨一体，以浅木色与暖光为主',
    drawings: 'P-01 平面布置图；E-01 客厅立面图；W-01 水路图；D-01 电路图',
  },
  budget: {},
  contract: {
    scope: '全屋拆改、水电、防水、瓦工、木工、油漆；包工包料',
    term: '施工 75 天，2026 年 12 月 26 日前竣工',
  },
  'acceptance-record': { inspected: '水路打压 0.8 兆帕三十分钟无渗漏；电路、防水、瓦工、木工、油漆均合格' },
  certificate: {},
} as const;
