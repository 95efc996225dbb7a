import { text } from '#domain/text';

/** Texts of the sheet's views and columns. */
export const viewsTexts = {
  'views.label': text('View', '视图', '檢視'),
  'views.open': text('All open jobs', '全部进行中', '全部進行中'),
  'views.mine': text('My jobs', '我的工单', '我的工單'),
  'views.overdue': text('Overdue', '已逾期', '已逾期'),
  'views.closed': text('Closed jobs', '已结案', '已結案'),
  'views.unsaved': text('Not saved', '未保存', '未儲存'),
  'views.manage': text('Views', '管理视图', '管理檢視'),
  'views.name': text('Name for what is shown now', '为当前视图命名', '為目前檢視命名'),
  'views.save': text('Save view', '保存视图', '儲存檢視'),
  'views.replace': text('Replace with what is shown', '替换为当前', '取代為目前'),
  'views.share': text('Share', '共享', '共用'),
  'views.unshare': text('Stop sharing', '取消共享', '取消共用'),
  'views.shared': text('shared', '已共享', '已共用'),
  'views.remove': text('Remove', '删除', '刪除'),
  'columns.label': text('Columns', '列', '欄'),
  'columns.reset': text('As they come', '恢复默认', '還原預設'),
  'columns.back': text('Move {name} left', '将“{name}”左移', '將「{name}」左移'),
  'columns.on': text('Move {name} right', '将“{name}”右移', '將「{name}」右移'),
  'columns.narrower': text('Make {name} narrower', '收窄“{name}”', '收窄「{name}」'),
  'columns.wider': text('Make {name} wider', '加宽“{name}”', '加寬「{name}」'),
  'columns.pin': text('Keep {name} in view', '固定“{name}”', '固定「{name}」'),
} as const;
