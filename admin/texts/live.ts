import { text } from '#domain/text';

/** Texts of what comes from others, and of edits that wait for the network or a session. */
export const liveTexts = {
  'live.offline': text(
    'Offline, edits that wait: {count}. They are sent when the network is back.',
    '网络已断开，{count} 处修改等待发送，恢复后自动发送。',
    '網路已中斷，{count} 處修改等待送出，恢復後自動送出。',
  ),
  'live.away': text(
    'The server does not answer, edits that wait: {count}. They are sent when it is back.',
    '服务器没有响应，{count} 处修改等待发送，恢复后自动发送。',
    '伺服器沒有回應，{count} 處修改等待送出，恢復後自動送出。',
  ),
  'live.signedOut': text(
    'Your session has ended, edits that wait: {count}. Sign in, and they are sent: nothing is lost.',
    '登录已失效，{count} 处修改等待发送。请重新登录，随后自动发送，内容不会丢失。',
    '登入已失效，{count} 處修改等待送出。請重新登入，隨後自動送出，內容不會遺失。',
  ),
  'live.signIn': text('Sign in', '登录', '登入'),
  'live.notSaved': text(
    'Not saved: {job}. {message}',
    '未保存：{job}。{message}',
    '未儲存：{job}。{message}',
  ),
  'live.open': text('Open', '打开', '開啟'),
} as const;
