import { text } from '#domain/texts/text';

/** Texts of the command palette. */
export const paletteTexts = {
  'palette.title': text('Commands', '命令', '命令'),
  'palette.label': text('Command or job', '命令或工单', '命令或工單'),
  'palette.hint': text(
    'Type a command, a number, a title or a customer',
    '输入命令、编号、名称或客户',
    '輸入命令、編號、名稱或客戶',
  ),
  'palette.none': text('No matches.', '没有匹配项。', '沒有符合的項目。'),
  'palette.selected': text('Selected job: {job}', '所选工单：{job}', '所選工單：{job}'),
  'palette.recent': text('Recent jobs', '最近的工单', '最近的工單'),
  'palette.jobs': text('Jobs', '工单', '工單'),
  'palette.go': text('Go to', '转到', '前往'),
  'palette.do': text('Do', '操作', '操作'),
  'palette.show': text('Show', '显示', '顯示'),
  'palette.settings': text('Settings', '设置', '設定'),
  'palette.open': text('Open the job', '打开工单', '開啟工單'),
  'palette.payment': text('Record payment', '登记收款', '登記收款'),
  'palette.moneyWords': text('money payments paid', '钱 收款 款项', '錢 收款 款項'),
  'palette.link': text('Get payment link', '获取付款链接', '取得付款連結'),
  'palette.history': text('History of the job', '工单历史', '工單歷史'),
  'palette.print': text('Print the list', '打印列表', '列印清單'),
  'palette.undo': text('Undo', '撤销', '復原'),
  'palette.redo': text('Redo', '重做', '重做'),
} as const;
