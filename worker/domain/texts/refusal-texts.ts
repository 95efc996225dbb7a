import { customerRefusals } from '#domain/texts/refusals/customer-refusals';
import { documentRefusals } from '#domain/texts/refusals/document-refusals';
import { endingRefusals } from '#domain/texts/refusals/ending-refusals';
import { factRefusals } from '#domain/texts/refusals/fact-refusals';
import { fileRefusals } from '#domain/texts/file-texts';
import { lineRefusals } from '#domain/texts/refusals/line-refusals';
import { moneyRefusals } from '#domain/texts/refusals/money-refusals';
import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { settingRefusals } from '#domain/texts/refusals/setting-refusals';
import { text } from '#domain/texts/text';

/** All refusals of the product. A code without a status or a language does not compile. */
export const refusals = {
  ...moneyRefusals,
  ...lineRefusals,
  ...factRefusals,
  ...fileRefusals,
  ...settingRefusals,
  ...documentRefusals,
  ...endingRefusals,
  ...customerRefusals,
  'not-signed-in': {
    status: 401,
    text: text(
      'You are not signed in. Sign in, then try again.',
      '您尚未登录，请登录后重试。',
      '您尚未登入，請登入後重試。',
    ),
  },
  'somebody-else': {
    status: 401,
    text: text(
      'Somebody else is signed in in this browser now, and nothing was written. Sign in again as yourself, then try again.',
      '此浏览器现在登录的是另一位员工，未写入任何内容。请用您自己的账号重新登录后重试。',
      '此瀏覽器現在登入的是另一位員工，未寫入任何內容。請用您自己的帳號重新登入後重試。',
    ),
  },
  signature: {
    status: 401,
    text: text('The message is not signed as it must be.', '消息签名无效。', '訊息簽章無效。'),
  },
  'not-allowed': {
    status: 403,
    text: text(
      'Your role does not allow this. Ask a manager.',
      '您的角色无权执行此操作，请联系经理。',
      '您的角色無權執行此操作，請聯絡經理。',
    ),
  },
  'foreign-origin': {
    status: 403,
    text: text(
      'This request came from another site and was refused.',
      '请求来自其他网站，已拒绝。',
      '請求來自其他網站，已拒絕。',
    ),
  },
  'not-found': {
    status: 404,
    text: text('There is no such thing here: {what}.', '找不到：{what}。', '找不到：{what}。'),
  },
  'sign-in-link-spent': {
    status: 410,
    text: text(
      'This sign-in link was used already or has expired. Ask for a new one.',
      '该登录链接已使用或已过期，请重新获取。',
      '此登入連結已使用或已過期，請重新取得。',
    ),
  },
  withdrawn: {
    status: 410,
    text: text(
      'This job was withdrawn when its opening was undone. Redo brings it back.',
      '新建该工单的操作已被撤销，工单已撤回；重做即可恢复。',
      '新增此工單的操作已被復原，工單已撤回；重做即可還原。',
    ),
  },
  'method-not-allowed': {
    status: 405,
    text: text('This address does not take {method}.', '该地址不支持 {method}。', '此位址不支援 {method}。'),
  },
  'invalid-json': {
    status: 400,
    text: text(
      'The body is not valid JSON in UTF-8.',
      '请求内容不是有效的 UTF-8 JSON。',
      '請求內容不是有效的 UTF-8 JSON。',
    ),
  },
  'invalid-input': {
    status: 422,
    text: text(
      'Some entries are not valid. See the note at each field.',
      '部分内容有误，请按各栏提示修改。',
      '部分內容有誤，請依各欄提示修改。',
    ),
  },
  'body-too-large': {
    status: 413,
    text: text(
      'The body is larger than {limit} bytes.',
      '请求内容超过 {limit} 字节。',
      '請求內容超過 {limit} 位元組。',
    ),
  },
  'unsupported-media-type': {
    status: 415,
    text: text(
      'Send the body as application/json.',
      '请以 application/json 发送。',
      '請以 application/json 傳送。',
    ),
  },
  stale: {
    status: 409,
    text: text(
      'Someone else changed this meanwhile. Look at the newer value, then decide.',
      '其他人已修改此处，请查看新值后再决定。',
      '其他人已修改此處，請查看新值後再決定。',
    ),
  },
  'too-busy': {
    status: 503,
    text: text(
      'Many people are changing this job at once. Nothing was lost: try again.',
      '同时修改的人太多，内容没有丢失，请重试。',
      '同時修改的人太多，內容沒有遺失，請重試。',
    ),
  },
  'database-unavailable': {
    status: 503,
    text: text(
      'The database did not answer. It is safe to try again.',
      '数据库没有响应，可以放心重试。',
      '資料庫沒有回應，可以放心重試。',
    ),
  },
  'too-many-requests': {
    status: 429,
    text: text(
      'Too many tries. Wait a minute, then try again.',
      '尝试次数过多，请一分钟后重试。',
      '嘗試次數過多，請一分鐘後重試。',
    ),
  },
  'too-many-feeds': {
    status: 409,
    text: text(
      'You have {most} calendar feeds already. Revoke one that you no longer use.',
      '您已有 {most} 个日历订阅，请先撤销不再使用的订阅。',
      '您已有 {most} 個行事曆訂閱，請先撤銷不再使用的訂閱。',
    ),
  },
  'too-many-letters': {
    status: 429,
    text: text(
      'Too many sign-in letters were asked for. Look for the last one in your inbox and its spam folder, or try again in an hour.',
      '索取登录邮件的次数过多。请在收件箱及垃圾邮件中查找最近一封，或一小时后重试。',
      '索取登入郵件的次數過多。請在收件匣及垃圾郵件中尋找最近一封，或一小時後重試。',
    ),
  },
  'idempotency-mismatch': {
    status: 422,
    text: text(
      'This Idempotency-Key was used for another request. Use a new key.',
      '该 Idempotency-Key 已用于其他请求，请换新的。',
      '此 Idempotency-Key 已用於其他請求，請換新的。',
    ),
  },
  'idempotency-in-progress': {
    status: 409,
    text: text(
      'The same request is still being handled. Try again in a moment.',
      '相同请求正在处理，请稍后重试。',
      '相同請求正在處理，請稍後重試。',
    ),
  },
  'unknown-flow': {
    status: 422,
    text: text('There is no trade called {flow}.', '没有名为 {flow} 的行业。', '沒有名為 {flow} 的行業。'),
  },
  'unknown-stage': {
    status: 422,
    text: text(
      'This trade has no stage called {stage}.',
      '该行业没有名为 {stage} 的阶段。',
      '此行業沒有名為 {stage} 的階段。',
    ),
  },
  'unknown-person': {
    status: 422,
    text: text(
      'No active member of staff has this id: {person}.',
      '没有该在职员工：{person}。',
      '沒有此在職員工：{person}。',
    ),
  },
  'stage-blocked': {
    status: 409,
    text: text(
      'This stage is not complete yet; see what is still needed.',
      '本阶段尚有未完成项，请先补齐。',
      '本階段尚有未完成項，請先補齊。',
    ),
  },
  'override-needs-reason': {
    status: 422,
    text: text(
      'Enter a reason to move on without the required items.',
      '跳过必填项进入下一阶段，须填写理由。',
      '略過必填項進入下一階段，須填寫理由。',
    ),
  },
  'lead-time': {
    status: 409,
    text: text(
      'Book {item} earlier: working days needed ahead: {days}, and the last day to book {on} was {until}. Choose a later time.',
      '“{item}”须至少提前 {days} 个工作日预约：{on} 最晚须在 {until} 预约。请选择更晚的时间。',
      '「{item}」須至少提前 {days} 個工作日預約：{on} 最晚須在 {until} 預約。請選擇更晚的時間。',
    ),
  },
  'job-too-large': {
    status: 409,
    text: text(
      'A job holds at most {most} of: {what}. Remove some, or begin another job.',
      '每张工单最多可有 {most} 项{what}。请移除一些，或另建工单。',
      '每張工單最多可有 {most} 項{what}。請移除一些，或另建工單。',
    ),
  },
  'job-too-long': {
    status: 409,
    text: text(
      'The texts of this job come to more than {most} kB. Shorten some, or keep them in a file and write its link here.',
      '该工单的文字内容超过 {most} kB。请精简部分内容，或将其存为文件并在此填写链接。',
      '此工單的文字內容超過 {most} kB。請精簡部分內容，或將其存為檔案並在此填寫連結。',
    ),
  },
  'already-paid': {
    status: 409,
    text: text(
      'This milestone is paid already: {credit} of this money would become credit of the customer. Record it as credit, or change the amount.',
      '该款项节点已付清：本次款项中的 {credit} 将成为客户余额。请确认记为余额，或修改金额。',
      '此款項節點已付清：本次款項中的 {credit} 將成為客戶餘額。請確認記為餘額，或修改金額。',
    ),
  },
  'becomes-credit': {
    status: 409,
    text: text(
      'Less is open now than when you wrote the amount: {credit} of this money would become credit of the customer. Record it as credit, or change the amount.',
      '待收金额已比您填写时减少：本次款项中的 {credit} 将成为客户余额。请确认记为余额，或修改金额。',
      '待收金額已比您填寫時減少：本次款項中的 {credit} 將成為客戶餘額。請確認記為餘額，或修改金額。',
    ),
  },
  'nothing-to-undo': {
    status: 409,
    text: text('There is nothing to undo.', '没有可撤销的操作。', '沒有可復原的操作。'),
  },
  'step-of-many': {
    status: 409,
    text: text(
      'This is about {jobCount} jobs. Confirm it first.',
      '此操作涉及 {jobCount} 张工单，请先确认。',
      '此操作涉及 {jobCount} 張工單，請先確認。',
    ),
  },
  'nothing-to-redo': {
    status: 409,
    text: text('There is nothing to redo.', '没有可重做的操作。', '沒有可重做的操作。'),
  },
  'changed-since': {
    status: 409,
    text: text(
      'Someone else has changed this since, so it stays as it is.',
      '此后已被他人修改，保持不变。',
      '此後已被他人修改，保持不變。',
    ),
  },
  'has-money': {
    status: 409,
    text: text(
      'Money was booked on this job, or a payment link of it can still be paid, so the job stays. Put the money right in the job first.',
      '该工单已有收款，或仍有可支付的付款链接，因此保留该工单。请先在工单中处理款项。',
      '此工單已有收款，或仍有可支付的付款連結，因此保留此工單。請先在工單中處理款項。',
    ),
  },
  'not-undoable': {
    status: 409,
    text: text(
      'This cannot be undone here and stays as it is. Where it is wrong, put it right in the job.',
      '此操作无法在此撤销，内容保持不变；如有错误，请在工单中更正。',
      '此操作無法在此復原，內容維持不變；如有錯誤，請在工單中更正。',
    ),
  },
  'live-unavailable': {
    status: 503,
    text: text(
      'Live changes are not available right now. The page looks for changes by itself.',
      '暂时无法实时接收更新，页面会自行检查更新。',
      '暫時無法即時接收更新，頁面會自行檢查更新。',
    ),
  },
  'upgrade-required': {
    status: 426,
    text: text('This address speaks WebSocket only.', '此地址仅支持 WebSocket。', '此位址僅支援 WebSocket。'),
  },
  'stage-not-in-version': {
    status: 409,
    text: text(
      'That version of the trade does not have the stage that this job is in. Move the job to another stage first.',
      '该版本的行业流程没有此工单所在的阶段，请先将工单移到其他阶段。',
      '該版本的行業流程沒有此工單所在的階段，請先將工單移到其他階段。',
    ),
  },
  'job-closed': {
    status: 409,
    text: text(
      'This job is closed. Move it back to an earlier stage first.',
      '该工单已完结，请先将工单移回之前的阶段。',
      '此工單已結案，請先將工單移回先前的階段。',
    ),
  },
  'notice-settled': {
    status: 409,
    text: text(
      'This notice was sent, is on its way or is no longer needed. Reload to see how it stands.',
      '该通知已发送、正在发送或已不需要。请刷新后查看。',
      '此通知已寄出、正在寄出或已不需要。請重新載入後查看。',
    ),
  },
  'notice-too-late': {
    status: 409,
    text: text(
      'The time of this notice is past. Contact the recipient, then put the notice aside.',
      '该通知已过时效。请直接联系对方，然后将通知搁置。',
      '此通知已過時效。請直接聯絡對方，然後將通知擱置。',
    ),
  },
  'change-order-decided': {
    status: 409,
    text: text(
      'This change order has been decided and cannot be edited. Add another one.',
      '该增减项已确认或否决，如需调整请新建一项。',
      '此增減項已確認或否決，如需調整請新增一項。',
    ),
  },
} as const satisfies Record<string, RefusalEntry>;
