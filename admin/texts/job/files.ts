import { text } from '#domain/texts/text';

/** Texts of photos and files in the panel of a job, which comes after the first load. */
export const fileTexts = {
  'files.addPhoto': text('Add photos', '添加照片', '新增照片'),
  'files.addFile': text('Add files', '添加文件', '新增檔案'),
  'files.camera': text('Take a photo', '拍照', '拍照'),
  'files.hint': text(
    'Drop files here or paste a picture.',
    '也可将文件拖到此处，或粘贴图片。',
    '也可將檔案拖到此處，或貼上圖片。',
  ),
  'files.show': text('Show {name}', '查看 {name}', '檢視 {name}'),
  'files.open': text('Open {name} in a new tab', '在新标签页中打开 {name}', '在新分頁中開啟 {name}'),
  'files.waiting': text('waiting', '等待中', '等待中'),
  'files.sending': text('Uploading {name}', '正在上传 {name}', '正在上傳 {name}'),
  'files.failed': text(
    'Not uploaded yet. The file is kept here and tried again by itself.',
    '尚未上传。文件保留在此，系统会自动重试。',
    '尚未上傳。檔案保留在此，系統會自動重試。',
  ),
  'files.retry': text('Try again now', '立即重试', '立即重試'),
  'files.giveUp': text('Give up {name}', '放弃上传 {name}', '放棄上傳 {name}'),
  'files.dismiss': text('Close the message about {name}', '关闭关于 {name} 的提示', '關閉關於 {name} 的提示'),
  'files.place': text('{place} of {count}', '第 {place} 个，共 {count} 个', '第 {place} 個，共 {count} 個'),
  'files.added': text('Added by {who}, {when}', '{who} 添加于 {when}', '{who} 新增於 {when}'),
  'files.before': text('Previous photo', '上一张', '上一張'),
  'files.next': text('Next photo', '下一张', '下一張'),
  'files.download': text('Download', '下载', '下載'),
  'files.remove': text('Remove', '移除', '移除'),
  'files.removeNamed': text('Remove {name}', '移除 {name}', '移除 {name}'),
  'files.removed': text('{name} was removed.', '已移除 {name}。', '已移除 {name}。'),
  'files.undo': text('Undo', '撤销', '復原'),
} as const;
