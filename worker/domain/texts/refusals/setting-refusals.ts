import type { RefusalEntry } from '#domain/texts/refusal-entry';
import { text } from '#domain/texts/text';

/** Refusals about the staff, invitations and the shop's settings. */
export const settingRefusals = {
  'last-owner': {
    status: 409,
    text: text(
      'This is the last shop owner, without whom nobody could manage the shop. Make somebody else an owner first.',
      '这是最后一位店主，若没有店主，将无人能管理店铺。请先将其他人设为店主。',
      '這是最後一位店主，若沒有店主，將無人能管理店鋪。請先將其他人設為店主。',
    ),
  },
  'already-staff': {
    status: 409,
    text: text(
      '{email} belongs to a member of staff already. Change their role in the list instead.',
      '{email} 已是员工的邮箱。如需更改角色，请在列表中修改。',
      '{email} 已是員工的電子郵件地址。如需變更角色，請在清單中修改。',
    ),
  },
  'invite-used': {
    status: 410,
    text: text(
      'This invitation was used already. Sign in with your e-mail address instead.',
      '该邀请已使用。请直接用您的邮箱登录。',
      '此邀請已使用。請直接以您的電子郵件地址登入。',
    ),
  },
  'invite-expired': {
    status: 410,
    text: text(
      'This invitation has expired. Ask the shop owner to send a new one.',
      '该邀请已过期。请联系店主重新发送。',
      '此邀請已過期。請聯絡店主重新寄送。',
    ),
  },
  'invite-void': {
    status: 410,
    text: text(
      'This invitation is no longer valid: a newer one was sent, or it was taken back. Use the newest letter, or ask the shop owner.',
      '该邀请已失效：已发送新的邀请，或已被撤回。请使用最新的邮件，或联系店主。',
      '此邀請已失效：已寄送新的邀請，或已被撤回。請使用最新的郵件，或聯絡店主。',
    ),
  },
  'work-left': {
    status: 409,
    text: text(
      'Jobs of this person are still to be handed over: {jobs}. Choose for each who takes it, or nobody.',
      '该员工名下还有工单需要移交：{jobs}。请为每张工单选择接手人，或选择暂无负责人。',
      '此員工名下還有工單需要移交：{jobs}。請為每張工單選擇接手人，或選擇暫無負責人。',
    ),
  },
  'hand-over-failed': {
    status: 409,
    text: text(
      'Not handed over: {jobs}. {why} The person stays active; what was handed over stays handed over.',
      '未能移交：{jobs}。{why} 该员工仍为在职；已移交的内容保持不变。',
      '未能移交：{jobs}。{why} 此員工仍為在職；已移交的內容保持不變。',
    ),
  },
  'not-active': {
    status: 409,
    text: text(
      'This person does not work here any more. Invite them again to bring them back.',
      '该员工已停用。如需恢复，请重新邀请。',
      '此員工已停用。如需恢復，請重新邀請。',
    ),
  },
  'setting-fixed': {
    status: 409,
    text: text(
      'The time zone and the currency stay as they are once there is a job, for its dates and amounts are in them.',
      '已有工单后，时区和币种不能再更改，因为工单的日期和金额以此为准。',
      '已有工單後，時區和幣別不能再變更，因為工單的日期和金額以此為準。',
    ),
  },
  'job-of-other-trade': {
    status: 422,
    text: text(
      'This job is of another trade. Choose a job of the trade whose words these are.',
      '该工单属于其他行业。请选择本行业的工单。',
      '此工單屬於其他行業。請選擇本行業的工單。',
    ),
  },
} as const satisfies Record<string, RefusalEntry>;
