/** The written parts of the documents of a home repair, as a shop would write them. */
export const repairTexts = {
  'survey-record': {
    measured: '卫生间顶面含水率 28%；楼上闭水 24 小时后渗漏加重；水压 0.35 兆帕',
    access: '洗手台下柜需先清空',
  },
  'service-plan': {
    method: '拆除淋浴区墙地砖，清理基层，重做防水两遍，上翻 1.8 米，恢复贴砖',
    materials: '聚氨酯防水涂料 20 千克；瓷砖 6 平方米，与原砖同色',
    duration: '施工 4 天，防水养护 48 小时，期间卫生间停水',
    test: '闭水试验 48 小时，楼下无渗漏为合格',
  },
  quote: { remarks: '含垃圾清运；不含楼下吊顶修复' },
  contract: { term: '施工 6 天（含养护）' },
  tips: { rooms: '卫生间、走廊' },
  'service-sheet': { tested: '闭水 48 小时，楼下顶面无渗漏；通水、通电正常' },
  certificate: {},
} as const;
