import { PLATFORM_TENANT } from '@linesman/contracts';
import { invalidFields, type Principal, Problem } from '@linesman/service-kit';
import type { SettingsBody } from './settings.dto';

export const isStaff = ({ tenantId, roles }: Principal): boolean =>
  tenantId === PLATFORM_TENANT && roles.includes('admin');

/** Only staff set where staff are notified, and they change no settings but those of the platform tenant. */
export function refuseStaffAlerts(caller: Principal, { staff_alerts }: SettingsBody): void {
  if (isStaff(caller)) return;
  if (!caller.roles.includes('tenant_admin'))
    throw new Problem(403, 'wrong-tenant', 'Staff change the settings of the platform tenant only.');
  if (staff_alerts)
    throw invalidFields([{ field: 'staff_alerts', message: 'is only for staff, in the platform tenant' }]);
}
