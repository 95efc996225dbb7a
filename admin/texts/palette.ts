import { text } from '#domain/text';

/** Texts of the palette of commands. */
export const paletteTexts = {
  'palette.title': text('Commands', '命令', '命令'),
  'palette.label': text('Command or job', '命令或工单', '命令或工單'),
  'palette.hint': text(
    'Type a command, a number, a title or a customer',
    '输入命令、编号、名称或客户',
    '輸入命令、編號、名稱或客戶',
  ),
  'palette.none': text('Nothing fits.', '没有匹配项。', '沒有符合的項目。'),
  'palette.print': text('Print the list', '打印列表', '列印清單'),
  'palette.undo': text('Undo', '撤销', '復原'),
  'palette.redo': text('Redo', '重做', '重做'),
} as const;
