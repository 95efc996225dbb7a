import { text } from '#domain/texts/text';

/** Texts of the page that an invitation opens, which comes after the first load. */
export const joinTexts = {
  'join.title': text('Join {shop}', '加入 {shop}', '加入 {shop}'),
  'join.invited': text(
    '{inviter} invites you as {role}, with {email}.',
    '{inviter} 邀请您以“{role}”身份加入，邮箱为 {email}。',
    '{inviter} 邀請您以「{role}」身分加入，電子郵件為 {email}。',
  ),
  'join.name': text('Your name, as colleagues see it', '您的姓名（同事可见）', '您的姓名（同事可見）'),
  'join.join': text('Join and sign in', '加入并登录', '加入並登入'),
  'join.refused': text('This invitation cannot be used', '无法使用此邀请', '無法使用此邀請'),
  'join.signIn': text('To the sign-in page', '前往登录页', '前往登入頁'),
  'join.noToken': text(
    'The link is cut off. Open it again from the letter.',
    '链接不完整，请重新从邮件中打开。',
    '連結不完整，請重新從郵件中開啟。',
  ),
} as const;
