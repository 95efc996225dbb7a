/** What lists of other programs call fields of the trades, by the keys of their facts. */
export const factAliases: Readonly<Record<string, readonly string[]>> = {
  'wedding.on': [
    'wedding date',
    'date of wedding',
    '婚期',
    '婚礼日期',
    '婚禮日期',
    '婚礼日',
    '婚禮日',
    '结婚日期',
    '結婚日期',
  ],
  'survey.at': ['勘察时间', '勘察時間', '量房时间', '量房時間'],
};
