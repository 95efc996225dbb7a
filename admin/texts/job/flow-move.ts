import { text } from '#domain/texts/text';

/** Texts of moving a job to another version of its trade. */
export const flowMoveTexts = {
  'flowMove.older': text(
    'This job goes by version {version} of its trade. Version {newest} is there.',
    '此工单使用该行业的第 {version} 版流程，现有第 {newest} 版。',
    '此工單使用該行業的第 {version} 版流程，現有第 {newest} 版。',
  ),
  'flowMove.compare': text('See what would change', '查看变化', '檢視變化'),
  'flowMove.title': text('Move to version {version}', '切换到第 {version} 版', '切換到第 {version} 版'),
  'flowMove.keeps': text(
    'All that is recorded and paid stays. Dues, tasks and notices are planned again. You can move back.',
    '已填写的内容和已收款项保持不变；款项、任务和通知会重新安排。之后可以切换回来。',
    '已填寫的內容和已收款項保持不變；款項、任務和通知會重新安排。之後可以切換回來。',
  ),
  'flowMove.begin': text('Tasks that begin', '新增任务', '新增任務'),
  'flowMove.end': text('Tasks that end', '取消的任务', '取消的任務'),
  'flowMove.missing': text('Then needed to leave this stage', '离开本阶段将需要', '離開本階段將需要'),
  'flowMove.hidden': text('Recorded, but then no longer shown', '已填写但不再显示', '已填寫但不再顯示'),
  'flowMove.priceFixed': text(
    'The contract is signed: its price then moves by change orders only.',
    '合同已签署：切换后价款只能通过增减项调整。',
    '合約已簽署：切換後價款只能透過增減項調整。',
  ),
  'flowMove.priceOpen': text(
    'The contract total can then be changed by hand, though the contract is signed.',
    '合同虽已签署，切换后仍可直接修改合同总价。',
    '合約雖已簽署，切換後仍可直接修改合約總價。',
  ),
  'flowMove.none': text('none', '无', '無'),
  'flowMove.nothing': text('Nothing would change now.', '目前没有变化。', '目前沒有變化。'),
} as const;
