import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { text } from '#domain/texts/text';

/** Refusals about amounts, payments and links. */
export const moneyRefusals = {
  'amount-out-of-range': {
    status: 422,
    text: text(
      'The amount is not valid or too large. Check it and enter it again.',
      '金额无效或过大，请检查后重新输入。',
      '金額無效或過大，請檢查後重新輸入。',
    ),
  },
  'fixed-above-total': {
    status: 409,
    text: text(
      'Milestones that are fixed or paid come to {fixed}, which is above the contract total of {total}. Lower the amount, or raise the total. To lower a price that was paid for, add a change order.',
      '已固定或已收款的款项节点合计 {fixed}，超过合同总价 {total}。请降低金额或提高总价；已收款的价格如需下调，请新建增减项。',
      '已固定或已收款的款項節點合計 {fixed}，超過合約總價 {total}。請降低金額或提高總價；已收款的價格如需下調，請新增增減項。',
    ),
  },
  'price-fixed': {
    status: 409,
    text: text(
      'The contract is signed, so its price moves by change orders only. Add a change order.',
      '合同已签署，价款只能通过增减项调整，请新建增减项。',
      '合約已簽署，價款只能透過增減項調整，請新增增減項。',
    ),
  },
  'wrong-currency': {
    status: 409,
    text: text('This job is in {currency}.', '该工单的币种为 {currency}。', '此工單的幣別為 {currency}。'),
  },
  'milestone-paid': {
    status: 409,
    text: text(
      'This milestone already has payments, so its amount cannot change. Add a change order instead.',
      '该款项节点已有收款，金额不可更改，请改用增减项。',
      '此款項節點已有收款，金額不可更改，請改用增減項。',
    ),
  },
  'milestone-follows': {
    status: 409,
    text: text(
      'This line follows from the contract and its change orders. Change those instead.',
      '此项由合同及增减项得出，请修改合同金额或增减项。',
      '此項由合約及增減項得出，請修改合約金額或增減項。',
    ),
  },
  'duplicate-voucher': {
    status: 409,
    text: text(
      'Voucher {voucher} is recorded already.',
      '凭证 {voucher} 已入账。',
      '憑證 {voucher} 已入帳。',
    ),
  },
  'refund-too-large': {
    status: 409,
    text: text(
      'At most {left} of this payment can be refunded.',
      '该笔收款最多可退 {left}。',
      '此筆收款最多可退 {left}。',
    ),
  },
  'refund-before-payment': {
    status: 503,
    text: text(
      'The payment being refunded is not recorded yet. Try again later.',
      '所退款项尚未入账，请稍后重发。',
      '所退款項尚未入帳，請稍後重送。',
    ),
  },
  'already-reversed': {
    status: 409,
    text: text('This entry was reversed already.', '该记录已冲正。', '此紀錄已沖銷。'),
  },
  'link-not-payable': {
    status: 409,
    text: text(
      'Nothing is due on this milestone, so no payment link is needed.',
      '该款项节点没有待收金额，无需付款链接。',
      '此款項節點沒有待收金額，無需付款連結。',
    ),
  },
  'provider-unavailable': {
    status: 503,
    text: text(
      'The payment provider did not answer. Try again in a moment.',
      '支付渠道没有响应，请稍后重试。',
      '金流服務商沒有回應，請稍後重試。',
    ),
  },
} as const satisfies Record<string, RefusalEntry>;
