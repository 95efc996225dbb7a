import { text } from '#domain/texts/text';

/** Texts for changes by others, and for edits that wait for the network or a session. */
export const liveTexts = {
  'live.offline': text(
    'Offline. Unsent edits: {count}. They are sent when the network is back.',
    '网络已断开，{count} 处修改等待发送，恢复后自动发送。',
    '網路已中斷，{count} 處修改等待送出，恢復後自動送出。',
  ),
  'live.away': text(
    'The server does not answer. Unsent edits: {count}. They are sent when it is back.',
    '服务器没有响应，{count} 处修改等待发送，恢复后自动发送。',
    '伺服器沒有回應，{count} 處修改等待送出，恢復後自動送出。',
  ),
  'live.failing': text(
    'The server fails to save this (error {status}). It is tried again by itself.',
    '服务器保存这一格时出错（错误 {status}），系统会自动重试。',
    '伺服器儲存這一格時出錯（錯誤 {status}），系統會自動重試。',
  ),
  'live.failingCount': text(
    'Unsent edits: {count}. The server fails to save them; they are tried again by themselves.',
    '{count} 处修改未能保存：服务器出错，系统会自动重试。',
    '{count} 處修改未能儲存：伺服器出錯，系統會自動重試。',
  ),
  'live.unanswered': text(
    'The server does not answer for this. It is tried again by itself.',
    '服务器对这一格没有响应，系统会自动重试。',
    '伺服器對這一格沒有回應，系統會自動重試。',
  ),
  'live.signedOut': text(
    'Your session has ended. Unsent edits: {count}. Sign in, and they are sent: nothing is lost.',
    '登录已失效，{count} 处修改等待发送。请重新登录，随后自动发送，内容不会丢失。',
    '登入已失效，{count} 處修改等待送出。請重新登入，隨後自動送出，內容不會遺失。',
  ),
  'live.signIn': text('Sign in', '登录', '登入'),
  'live.unkept': text(
    'Browser storage is full, so {count} of your edits are only in this page. Leave it open until they are saved.',
    '此浏览器存储空间已满，{count} 处修改只保存在本页面中。保存完成前请勿关闭。',
    '此瀏覽器儲存空間已滿，{count} 處修改只保存在本頁面中。儲存完成前請勿關閉。',
  ),
  'live.savedBut': text(
    'Saved: {job}, {column}, “{text}”. {message}',
    '已保存：{job}，{column}，“{text}”。{message}',
    '已儲存：{job}，{column}，「{text}」。{message}',
  ),
  'live.clash': text(
    '{name} is at J-{job} then ({when}).',
    '{name} 该时间在 J-{job}（{when}）。',
    '{name} 該時間在 J-{job}（{when}）。',
  ),
  'live.notSaved': text(
    'Not saved: {job}, {column}: “{text}”. {message}',
    '未保存：{job}，{column}：“{text}”。{message}',
    '未儲存：{job}，{column}：「{text}」。{message}',
  ),
  'live.emptied': text('emptied', '已清空', '已清空'),
  'live.discard': text('Discard what I typed', '放弃我输入的内容', '放棄我輸入的內容'),
  'live.gone': text(
    'There is no such cell any more: the job or its line is gone. Copy your text, then discard it.',
    '该单元格已不存在：工单或其明细已被移除。请复制您的内容，然后放弃该修改。',
    '該儲存格已不存在：工單或其明細已被移除。請複製您的內容，然後放棄該修改。',
  ),
  'live.open': text('Open', '打开', '開啟'),
} as const;
