import { text } from '#domain/texts/text';

/** Texts of the tour through the sheet. */
export const tourTexts = {
  'tour.label': text('Tour', '导览', '導覽'),
  'tour.place': text('{step} of {count}', '第 {step} 步，共 {count} 步', '第 {step} 步，共 {count} 步'),
  'tour.next': text('Next', '下一步', '下一步'),
  'tour.back': text('Back', '上一步', '上一步'),
  'tour.end': text('End the tour', '结束导览', '結束導覽'),
  'tour.done': text('Done', '完成', '完成'),
  'tour.row': text(
    'One row is one job. Click a cell and type, as in any spreadsheet. Ctrl+Z undoes it, even the next day.',
    '一行就是一张工单。点单元格直接输入，和普通电子表格一样；Ctrl+Z 可撤销，过后（如第二天）仍可撤销。',
    '一列就是一張工單。點儲存格直接輸入，和一般試算表一樣；Ctrl+Z 可復原，隔天仍可復原。',
  ),
  'tour.demoRow': text(
    'One row is one job; these are made up, so try anything. Click a cell and type, as in any spreadsheet. Ctrl+Z undoes it, even the next day.',
    '一行就是一张工单。这些都是示例，可以随意尝试：点单元格直接输入，和普通电子表格一样；Ctrl+Z 可撤销，过后（如第二天）仍可撤销。',
    '一列就是一張工單。這些都是範例，可以隨意嘗試：點儲存格直接輸入，和一般試算表一樣；Ctrl+Z 可復原，隔天仍可復原。',
  ),
  'tour.lines': text(
    'The triangle opens what is under a job: its payments by milestone, change orders and tasks.',
    '点三角可展开工单下的内容：各期款项、增减项和任务。',
    '點三角可展開工單下的內容：各期款項、增減項和任務。',
  ),
  'tour.due': text(
    'What comes next and when, a payment or a task, worked out by the rules of the trade. Red is overdue, amber is soon.',
    '下一件事及其日期：收款或任务，由行业规则算出。红色为逾期，黄色为即将到期。',
    '下一件事及其日期：收款或任務，由行業規則算出。紅色為逾期，黃色為即將到期。',
  ),
  'tour.stage': text(
    'Where the job stands. A stage is left only when it has all it needs; if not, the sheet says what is missing and where to put it.',
    '工单所处阶段。缺少必需内容时不能进入下一阶段，表格会说明缺什么、在哪里补。',
    '工單所處階段。缺少必要內容時不能進入下一階段，表格會說明缺什麼、在哪裡補。',
  ),
  'tour.filters': text(
    'Narrow the sheet to a trade to see its own columns; filter, group and colour it, and save what you made as a view. The address holds all of it: send the link and others see the same.',
    '选定行业即显示该行业专有的列；还可筛选、分组、着色，并保存为视图。这些设置都保存在网址里，把链接发给同事即可看到同样的内容。',
    '選定行業即顯示該行業專有的欄；還可篩選、分組、著色，並儲存為檢視。這些設定都保存在網址中，將連結傳給同事即可看到相同內容。',
  ),
  'tour.keys': text(
    'Ctrl+K finds every command and job, Ctrl+F what stands in the sheet. All keys are listed here.',
    'Ctrl+K 可查找任何命令和工单，Ctrl+F 在表格中查找。全部快捷键都列在这里。',
    'Ctrl+K 可尋找任何命令和工單，Ctrl+F 在表格中尋找。全部快速鍵都列在這裡。',
  ),
  'tour.card': text(
    'One card is one job. A tap opens it with its payments, documents and history.',
    '一张卡片就是一张工单。点一下即可打开，查看付款、文件和历史。',
    '一張卡片就是一張工單。點一下即可開啟，查看付款、文件和歷史。',
  ),
  'tour.demoCard': text(
    'One card is one job; these are made up, so try anything. A tap opens the job with its payments, documents and history.',
    '一张卡片就是一张工单。这些都是示例，可以随意尝试；点一下即可打开，查看付款、文件和历史。',
    '一張卡片就是一張工單。這些都是範例，可以隨意嘗試；點一下即可開啟，查看付款、文件和歷史。',
  ),
};
