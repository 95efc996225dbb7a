import type { Role } from '#domain/rights/rights';
import { text, type Text } from '#domain/texts/text';

/** What each role is called. */
export const roleTexts: Readonly<Record<Role, Text>> = {
  owner: text('shop owner', '店主', '店主'),
  manager: text('manager', '经理', '經理'),
  staff: text('staff', '员工', '員工'),
  finance: text('finance', '财务', '財務'),
  viewer: text('viewer', '查看者', '檢視者'),
};
