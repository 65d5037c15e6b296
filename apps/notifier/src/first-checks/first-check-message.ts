import type { FirstCheckMessageRequested } from '@linesman/contracts';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';

/** A message that this process may send, with the settings of the tenant. */
export interface FirstCheckMessage {
  tenant_id: string;
  integration_id: string;
  first_check: FirstCheckMessageRequested;
  attempts: number;
  created_at: Date;
  settings: TenantSettingsRow;
}

export interface FirstCheckWords {
  title: string;
  /** What is wrong, or that nothing is. */
  says: string;
}

export function wordsOf({
  integration_name,
  provider_name,
  failure,
  partly,
}: FirstCheckMessageRequested): FirstCheckWords {
  if (partly)
    return {
      title: `${integration_name} works in part`,
      says: `You added ${integration_name}. We have checked it at ${provider_name} for the first time, and it works, but not in full: ${partly.reason}.`,
    };
  if (!failure)
    return {
      title: `${integration_name} works`,
      says: `You added ${integration_name}. We have checked it at ${provider_name} for the first time, and it works.`,
    };
  return {
    title: `${integration_name} does not work yet`,
    says: `You added ${integration_name}. Its first check at ${provider_name} failed: ${failure.reason}.`,
  };
}
