import { text } from '#domain/texts/text';

/** Texts of what came in and found no place, in a screen that comes after the first load. */
export const unmatchedTexts = {
  'money.unmatchedTitle': text('Unmatched payments', '待认领款项', '待認領款項'),
  'money.unmatchedEmpty': text('No unmatched payments.', '没有待认领款项。', '沒有待認領款項。'),
  'unmatched.currency-mismatch': text(
    'It is in another currency than its job. Enter it on the job by hand, or refund it.',
    '币种与工单不同。请在工单中手动登记，或退回。',
    '幣別與工單不同。請在工單中手動登記，或退回。',
  ),
  'unmatched.amount-mismatch': text(
    'Its link asked for another amount. If it is for this job, enter it there by hand.',
    '金额与付款链接不符。若确属该工单，请手动登记。',
    '金額與付款連結不符。若確屬該工單，請手動登記。',
  ),
  'unmatched.amount-out-of-range': text(
    'With it the job would hold more than can be recorded. Check the job first.',
    '入账后将超出可登记的上限，请先核对该工单。',
    '入帳後將超出可登記的上限，請先核對該工單。',
  ),
  'unmatched.refund-without-payment': text(
    'The payment it refunds is not recorded. Record that payment first.',
    '找不到所退的原收款。请先登记原收款，再登记退款。',
    '找不到所退的原收款。請先登記原收款，再登記退款。',
  ),
  'unmatched.refund-too-large': text(
    'It refunds more than is left of the payment. Check with the provider.',
    '退款大于该笔收款的可退金额，请与支付渠道核对。',
    '退款大於該筆收款的可退金額，請與金流服務商核對。',
  ),
  'unmatched.refund-by-hand': text(
    'A refund of this amount was entered by hand already. If it is another one, enter it too.',
    '同额退款已手动登记。若为另一笔，请再登记。',
    '同額退款已手動登記。若為另一筆，請再登記。',
  ),
  'unmatched.job-withdrawn': text(
    'Its job was withdrawn before the money came. Bring the job back by redo and enter the money there, or give it back.',
    '款项到账前工单已撤回。请重做恢复工单后手工登记，或退回。',
    '款項到帳前工單已撤回。請重做還原工單後手動登記，或退回。',
  ),
  'unmatched.event-id-reused': text(
    'The provider sent it under the id of another message. Compare it with the provider’s statement, then enter it by hand or give it back.',
    '支付渠道用另一条消息的编号发送了此款项。请与渠道账单核对后手工登记，或退回。',
    '支付管道用另一則訊息的編號傳送了此款項。請與管道帳單核對後手動登記，或退回。',
  ),
  'unmatched.unknown-reference': text(
    'No payment link has this reference. Check who paid, then record it on the job.',
    '找不到此编号的付款链接。请核对来款，并在对应工单中登记收款。',
    '找不到此編號的付款連結。請核對來款，並於對應工單登記收款。',
  ),
} as const;
