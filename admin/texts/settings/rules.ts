import { text } from '#domain/texts/text';

/** Words of a trade's rules, read only; they come after the first load. */
export const rulesTexts = {
  'rule.after': text('{steps} after {anchor}', '{anchor}后{steps}', '{anchor}後{steps}'),
  'rule.before': text('{steps} before {anchor}', '{anchor}前{steps}', '{anchor}前{steps}'),
  'rule.at': text('{point}, at {clock}', '{point}，{clock}', '{point}，{clock}'),
  'rule.closing': text('{point}, at closing', '{point}，下班前', '{point}，下班前'),
  'rule.by': text('{anchor}, by {fact}', '{anchor}，按“{fact}”', '{anchor}，按「{fact}」'),
  'rule.stage': text('start of {stage}', '进入{stage}', '進入{stage}'),
  'rule.due': text('due date of {milestone}', '{milestone}到期', '{milestone}到期'),
  'rule.paid': text('{milestone} paid in full', '{milestone}付清', '{milestone}付清'),
  'rule.latest': text('the latest of: {anchors}', '以下最晚者：{anchors}', '以下最晚者：{anchors}'),
  'rule.earliest': text('the earliest of: {anchors}', '以下最早者：{anchors}', '以下最早者：{anchors}'),
  'rule.reached': text('{fact} reaches {value}', '{fact}达到 {value}', '{fact}達到 {value}'),
  'rule.is': text('{fact}: {value}', '{fact}：{value}', '{fact}：{value}'),
  'rule.minutes': text('{n} min', '{n} 分钟', '{n} 分鐘'),
  'rule.hours': text('{n} h', '{n} 小时', '{n} 小時'),
  'rule.days': text('{n} days', '{n} 天', '{n} 天'),
  'rule.workingDays': text('{n} working days', '{n} 个工作日', '{n} 個工作日'),
  'rule.weeks': text('{n} weeks', '{n} 周', '{n} 週'),
  'rule.months': text('{n} months', '{n} 个月', '{n} 個月'),
  'rule.years': text('{n} years', '{n} 年', '{n} 年'),
  'rule.percent': text('{n}% of the contract total', '合同总价的 {n}%', '合約總價的 {n}%'),
  'rule.rest': text('the rest of the contract total', '合同总价的余额', '合約總價的餘額'),
  'rule.field': text('as entered in {fact}', '以“{fact}”为准', '以「{fact}」為準'),
} as const;
