import { text, type Text } from '#domain/texts/text';

/** One line of the list of shortcuts. `Mod` is Ctrl, or Command on a Mac. */
export interface KeyLine {
  readonly keys: readonly string[];
  readonly does: Text;
}

export interface KeyGroup {
  readonly title: Text;
  /** The context of these keys: a selected cell, an edited cell, or the page and the browser. */
  readonly answeredBy: 'cell' | 'editor' | 'page';
  readonly lines: readonly KeyLine[];
}

/** All keys of the product, as documented for people. A test compares the sheet's keys with the grid's bindings. */
export const keyGroups: readonly KeyGroup[] = [
  {
    title: text('Moving', '移动', '移動'),
    answeredBy: 'cell',
    lines: [
      {
        keys: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
        does: text('To the next cell', '移到相邻单元格', '移到相鄰儲存格'),
      },
      {
        keys: ['Mod+ArrowUp', 'Mod+ArrowDown', 'Mod+ArrowLeft', 'Mod+ArrowRight'],
        does: text('To the edge of the data', '移到数据边缘', '移到資料邊緣'),
      },
      { keys: ['Home', 'End'], does: text('To the ends of the row', '移到行首、行尾', '移到列首、列尾') },
      {
        keys: ['Mod+Home', 'Mod+End'],
        does: text('To the ends of the sheet', '移到表首、表尾', '移到表首、表尾'),
      },
      { keys: ['PageUp', 'PageDown'], does: text('A screen up or down', '上下翻页', '上下翻頁') },
      {
        keys: ['Tab', 'Shift+Tab'],
        does: text('Right and left, cell by cell', '逐格右移、左移', '逐格右移、左移'),
      },
    ],
  },
  {
    title: text('Editing', '编辑', '編輯'),
    answeredBy: 'cell',
    lines: [
      { keys: ['Enter', 'F2'], does: text('Edit the cell', '编辑单元格', '編輯儲存格') },
      {
        keys: ['Alt+ArrowDown'],
        does: text('Open the card or the list', '打开卡片或列表', '開啟卡片或清單'),
      },
      {
        keys: ['Escape'],
        does: text(
          'Restore what was there, end a copy or a cut',
          '恢复原值，取消复制或剪切',
          '恢復原值，取消複製或剪下',
        ),
      },
      {
        keys: ['Delete', 'Backspace'],
        does: text('Empty the selected cells', '清空所选单元格', '清空所選儲存格'),
      },
      { keys: ['Mod+d'], does: text('Fill down', '向下填充', '向下填滿') },
      { keys: ['Mod+r'], does: text('Fill right', '向右填充', '向右填滿') },
      { keys: ['Mod+Enter'], does: text('Fill all selected cells', '填充所选单元格', '填滿所選儲存格') },
      { keys: ['Mod+;'], does: text('Today’s date', '输入今天的日期', '輸入今天的日期') },
      { keys: ['Mod+Shift+;'], does: text('The time now', '输入当前时间', '輸入目前時間') },
      { keys: ['Mod+z'], does: text('Undo', '撤销', '復原') },
      { keys: ['Mod+y', 'Mod+Shift+z'], does: text('Redo', '重做', '重做') },
    ],
  },
  {
    title: text('Selecting', '选择', '選取'),
    answeredBy: 'cell',
    lines: [
      {
        keys: ['Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight'],
        does: text('Extend the selection', '扩展选区', '擴大選取範圍'),
      },
      {
        keys: ['Mod+Shift+ArrowUp', 'Mod+Shift+ArrowDown', 'Mod+Shift+ArrowLeft', 'Mod+Shift+ArrowRight'],
        does: text('Extend it to the edge of the data', '扩展到数据边缘', '擴大到資料邊緣'),
      },
      { keys: ['Shift+ '], does: text('The whole row', '整行', '整列') },
      { keys: ['Mod+ '], does: text('The whole column', '整列', '整欄') },
      { keys: ['Mod+a'], does: text('The whole sheet', '整张表', '整張表') },
    ],
  },
  {
    title: text('While a cell is edited', '编辑单元格时', '編輯儲存格時'),
    answeredBy: 'editor',
    lines: [
      {
        keys: ['F2'],
        does: text(
          'Arrows move in the text, or to the next cell',
          '方向键在文字与单元格间切换',
          '方向鍵在文字與儲存格間切換',
        ),
      },
      { keys: ['Alt+Enter'], does: text('A new line in the text', '文字换行', '文字換行') },
      {
        keys: ['Enter', 'Shift+Enter'],
        does: text('Confirm and move down or up', '确认并下移、上移', '確認並下移、上移'),
      },
    ],
  },
  {
    title: text('Everywhere', '任何位置', '任何位置'),
    answeredBy: 'page',
    lines: [
      {
        keys: ['Mod+c', 'Mod+x', 'Mod+v'],
        does: text('Copy, cut, paste', '复制、剪切、粘贴', '複製、剪下、貼上'),
      },
      { keys: ['Mod+f'], does: text('Find in all rows', '在所有行中查找', '在所有列中尋找') },
      {
        keys: ['/'],
        does: text(
          'To the search, from beside the sheet',
          '转到搜索框（焦点不在表格中时）',
          '移到搜尋欄（焦點不在表格中時）',
        ),
      },
      { keys: ['Mod+p'], does: text('Print the list', '打印列表', '列印清單') },
      { keys: ['Mod+k'], does: text('All commands, and every job', '全部命令与工单', '全部命令與工單') },
      { keys: ['Mod+/'], does: text('Keyboard shortcuts', '显示快捷键', '顯示快速鍵') },
    ],
  },
  {
    title: text('Rows and order', '行与排序', '列與排序'),
    answeredBy: 'cell',
    lines: [
      { keys: ['Alt+Enter'], does: text('Open the job', '打开工单', '開啟工單') },
      {
        keys: ['Alt+Shift+ArrowRight', 'Alt+Shift+ArrowLeft'],
        does: text('Show or hide the lines of a job', '展开、收起明细行', '展開、收合明細列'),
      },
      {
        keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'],
        does: text('Sort by this column', '按此列排序', '依此欄排序'),
      },
      {
        keys: ['Shift+F10', 'ContextMenu'],
        does: text('Menu of the cell and its column', '单元格与列的菜单', '儲存格與欄的選單'),
      },
      { keys: ['Mod+Shift+h'], does: text('History of the cell', '单元格历史', '儲存格歷史') },
    ],
  },
];
