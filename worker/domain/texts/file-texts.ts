import type { FileKind } from '#domain/files/file-type';
import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { text, type Text } from '#domain/texts/text';

/** What the kinds of files are called. */
export const fileKindTexts: Readonly<Record<FileKind, Text>> = {
  image: text(
    'photos (JPEG, PNG, WebP, GIF)',
    '照片（JPEG、PNG、WebP、GIF）',
    '照片（JPEG、PNG、WebP、GIF）',
  ),
  pdf: text('PDF', 'PDF', 'PDF'),
};

/** Refusals of files. */
export const fileRefusals = {
  'files-not-set-up': {
    status: 409,
    text: text(
      'Files are not set up here yet. Ask whoever runs this site to add the storage for files.',
      '此处尚未设置文件存储，请联系网站管理员。',
      '此處尚未設定檔案儲存，請聯絡網站管理員。',
    ),
  },
  'files-away': {
    status: 503,
    text: text(
      'The storage for files does not answer. Nothing was saved; try again in a moment.',
      '文件存储暂时没有响应，未保存任何内容，请稍后重试。',
      '檔案儲存暫時沒有回應，未儲存任何內容，請稍後重試。',
    ),
  },
  'length-required': {
    status: 411,
    text: text(
      'The request does not say how long the file is (Content-Length).',
      '请求未注明文件长度（Content-Length）。',
      '請求未註明檔案長度（Content-Length）。',
    ),
  },
  'file-too-large': {
    status: 413,
    text: text(
      'The file is larger than {mb} MB. Make it smaller, then add it again.',
      '文件超过 {mb} MB，请缩小后重新添加。',
      '檔案超過 {mb} MB，請縮小後重新加入。',
    ),
  },
  'file-heic': {
    status: 415,
    text: text(
      'This is a photo in the HEIC format of iPhones, which most browsers do not show. Save it as JPEG (Settings, Camera, Formats, Most Compatible), then add it again.',
      '这是 iPhone 的 HEIC 格式照片，多数浏览器无法显示。请存为 JPEG（设置 → 相机 → 格式 → 兼容性最佳）后重新添加。',
      '這是 iPhone 的 HEIC 格式照片，多數瀏覽器無法顯示。請存為 JPEG（設定 → 相機 → 格式 → 最相容）後重新加入。',
    ),
  },
  'file-kind': {
    status: 415,
    text: text(
      'This kind of file is not taken here. Add one of: {kinds}.',
      '此处不接受这种文件，请添加：{kinds}。',
      '此處不接受這種檔案，請加入：{kinds}。',
    ),
  },
  'file-cut': {
    status: 400,
    text: text(
      'The file did not arrive whole. Nothing was saved; send it again.',
      '文件未完整送达，未保存任何内容，请重新上传。',
      '檔案未完整送達，未儲存任何內容，請重新上傳。',
    ),
  },
  'file-damaged': {
    status: 400,
    text: text(
      'The file changed on its way. Nothing was saved; send it again.',
      '文件在传输中发生变化，未保存任何内容，请重新上传。',
      '檔案在傳輸中發生變化，未儲存任何內容，請重新上傳。',
    ),
  },
  'file-there': {
    status: 409,
    text: text(
      'Another file stands in this place already: {name}. Add this one beside it.',
      '此处已有另一个文件：{name}，请另行添加。',
      '此處已有另一個檔案：{name}，請另行加入。',
    ),
  },
} as const satisfies Record<string, RefusalEntry>;
