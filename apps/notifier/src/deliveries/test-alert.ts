import type { TenantSettingsRow } from '../settings/tenant-settings.entity';

/** What an administrator asks for, to see whether alerts arrive. It is about no signal and is no delivery. */
export interface TestAlert {
  settings: TenantSettingsRow;
  /** Who asks for it, and is told. In lower case. */
  recipient: string;
  /** Their name. */
  name: string;
}

export const TEST_TITLE = 'Test alert';

export const testLines = ({ name }: Pick<TestAlert, 'name'>): string[] => [
  `${name} asked for this test. Nothing is broken, and nothing has to be done.`,
  'When an integration breaks, the CSM of its customer is told in this way: what broke, and how to fix it.',
];
