import type { StaffSignalOpened } from '@linesman/contracts';
import type { TenantSettingsRow } from '../settings/tenant-settings.entity';

/** The kinds of staff signals about a channel, which `about` names. */
export const DELIVERIES_LATE = 'deliveries_late';
export const DELIVERIES_GIVEN_UP = 'deliveries_given_up';

/** A message that this process may send, with the settings of the platform tenant. */
export interface StaffMessage {
  tenant_id: string;
  staff_signal_id: string;
  staff_signal: StaffSignalOpened;
  attempts: number;
  settings: TenantSettingsRow;
}

/** Pages of the console, to which messages lead. */
export function linksOf({ staff_signal }: StaffMessage, publicOrigin: string): { runbook: string; incidents: string } {
  const staff = `${publicOrigin.replace(/\/+$/, '')}/staff`;
  return { runbook: `${staff}/runbook#${staff_signal.runbook.toLowerCase()}`, incidents: `${staff}/incidents` };
}
