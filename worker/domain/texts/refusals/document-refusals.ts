import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { text } from '#domain/texts/text';

/** Refusals of documents: their filing, states, signature and letters. */
export const documentRefusals = {
  'document-not-ready': {
    status: 409,
    text: text(
      '{document} cannot take this step yet. Still needed: {needs}.',
      '“{document}”暂时无法进行此步骤，请先完成：{needs}。',
      '「{document}」暫時無法進行此步驟，請先完成：{needs}。',
    ),
  },
  'document-incomplete': {
    status: 409,
    text: text(
      '{document} was not filed. These places are still empty: {places}.',
      '“{document}”未存档，以下内容仍为空：{places}。',
      '「{document}」未存檔，以下內容仍為空：{places}。',
    ),
  },
  'document-signed': {
    status: 409,
    text: text(
      'Version {version} of {document} is signed and does not change. File a new version.',
      '“{document}”第 {version} 版已签署，不能更改。请登记新版本。',
      '「{document}」第 {version} 版已簽署，不能更改。請登記新版本。',
    ),
  },
  'document-outdated': {
    status: 409,
    text: text(
      'Version {version} of {document} no longer says what the job says, so it is not signed. File a new version, or put the job back.',
      '“{document}”第 {version} 版与工单现况不一致，不能签署。请登记新版本，或将工单改回。',
      '「{document}」第 {version} 版與工單現況不一致，不能簽署。請登記新版本，或將工單改回。',
    ),
  },
  'no-letter-address': {
    status: 409,
    text: text(
      '{document} was not sent: the customer has no e-mail address. Enter one, or deliver it in another way.',
      '“{document}”未发送：客户没有邮箱地址。请填写邮箱，或以其他方式交付。',
      '「{document}」未寄出：客戶沒有電子郵件地址。請填寫電子郵件，或以其他方式交付。',
    ),
  },
  'letter-failed': {
    status: 503,
    text: text(
      '{document} was not sent: the mail service did not take it. Check the address {address}, then try again.',
      '“{document}”未发送：邮件服务未接收。请检查邮箱 {address} 后重试。',
      '「{document}」未寄出：郵件服務未接收。請檢查電子郵件 {address} 後重試。',
    ),
  },
  'letter-uncertain': {
    status: 409,
    text: text(
      'Nobody can say whether {document} reached {address}. Ask the customer; if it did, record the delivery with a note.',
      '无法确定“{document}”是否已送达 {address}。请询问客户；如已收到，请记录交付并注明。',
      '無法確定「{document}」是否已送達 {address}。請詢問客戶；如已收到，請記錄交付並註明。',
    ),
  },
} as const satisfies Record<string, RefusalEntry>;
