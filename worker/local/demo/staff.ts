import type { Role } from '#domain/rights/rights';
import type { Locale } from '#domain/texts/text';

/** A member of the demo shop's staff. */
export interface DemoStaff {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly locale: Locale;
}

/** The demo's staff, with every role. */
export const demoStaff: readonly DemoStaff[] = [
  { id: 'stf_mei', name: '梅兰 Mei', email: 'mei@example.test', role: 'owner', locale: 'en' },
  { id: 'stf_chen', name: '陈志强', email: 'chen@example.test', role: 'manager', locale: 'zh-Hans' },
  { id: 'stf_lin', name: '林晓', email: 'lin@example.test', role: 'staff', locale: 'zh-Hans' },
  { id: 'stf_zhou', name: '周建国', email: 'zhou@example.test', role: 'staff', locale: 'zh-Hans' },
  { id: 'stf_gu', name: '顧安琪 Angel', email: 'gu@example.test', role: 'staff', locale: 'zh-Hant' },
  { id: 'stf_qian', name: '钱敏', email: 'qian@example.test', role: 'finance', locale: 'zh-Hans' },
  { id: 'stf_hall', name: 'Peter Hall', email: 'hall@example.test', role: 'viewer', locale: 'en' },
];
