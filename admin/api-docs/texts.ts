import { createContext, useContext } from 'react';
import { text, type Locale } from '#domain/texts/text';

/** The page's own texts; the OpenAPI document itself is in English. */
export const docsTexts = {
  title: text('API of Jobsheet', 'Jobsheet 接口', 'Jobsheet 介面'),
  lead: text(
    'Every route of this shop’s server, from the schemas that check requests. Calls go to this shop, as you.',
    '本店服务器的全部接口，由校验请求的同一份定义生成。调用以您的身份发往本店。',
    '本店伺服器的全部介面，由檢查請求的同一份定義產生。呼叫以您的身分送往本店。',
  ),
  document: text('The document (OpenAPI 3.1)', '接口文档（OpenAPI 3.1）', '介面文件（OpenAPI 3.1）'),
  language: text('Language', '语言', '語言'),
  find: text('Find a route', '查找接口', '尋找介面'),
  none: text('No route is called so.', '没有这样的接口。', '沒有這樣的介面。'),
  loading: text('Loading…', '正在加载…', '載入中…'),
  signedOut: text('Sign in to read the API.', '登录后可查看接口。', '登入後可檢視介面。'),
  signIn: text('Sign in', '登录', '登入'),
  unreached: text('The server was not reached.', '无法连接服务器。', '無法連線至伺服器。'),
  refused: text('The server answered {status}.', '服务器返回 {status}。', '伺服器回應 {status}。'),
  again: text('Try again', '重试', '重試'),
  isOpen: text('Needs no session', '无需登录', '無需登入'),
  body: text('Body', '请求内容', '請求內容'),
  answer: text('Answer', '返回内容', '回應內容'),
  required: text('required', '必填', '必填'),
  call: text('Try it', '试用', '試用'),
  socket: text(
    'A WebSocket: it cannot be tried here.',
    '这是 WebSocket，无法在此试用。',
    '這是 WebSocket，無法在此試用。',
  ),
  raw: text(
    'Signed by its sender: it cannot be tried here.',
    '由发送方签名，无法在此试用。',
    '由傳送方簽署，無法在此試用。',
  ),
  file: text(
    'The body is a file, which this page does not send. The panel of a job does.',
    '请求正文是文件，此页面不发送；可在工单面板中上传。',
    '請求本文是檔案，此頁面不傳送；可在工單面板中上傳。',
  ),
  send: text('Send', '发送', '傳送'),
  ask: text('Send a change?', '确定发送更改？', '確定傳送變更？'),
  asks: text(
    '{call} writes to the shop’s real data.',
    '{call} 会写入本店的真实数据。',
    '{call} 會寫入本店的真實資料。',
  ),
  sendIt: text('Send it', '确定发送', '確定傳送'),
  cancel: text('Cancel', '取消', '取消'),
  sending: text('Sending…', '正在发送…', '傳送中…'),
  answered: text('{status} in {ms} ms', '{status}，用时 {ms} 毫秒', '{status}，用時 {ms} 毫秒'),
  empty: text('No content', '无内容', '無內容'),
};

export type DocsText = keyof typeof docsTexts;

/** Localizes a text of the page and fills its placeholders. */
export const localizeIn =
  (locale: Locale) =>
  (key: DocsText, values: Readonly<Record<string, string | number>> = {}): string =>
    docsTexts[key][locale].replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));

export type Localize = ReturnType<typeof localizeIn>;

const LocalizeContext = createContext<Localize>(localizeIn('en'));

export const LocalizeProvider = LocalizeContext.Provider;
export const useLocalize = (): Localize => useContext(LocalizeContext);
