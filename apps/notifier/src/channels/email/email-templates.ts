/** The files of the templates that a workflow's document may name. */
export const emailTemplates: Readonly<Record<string, string>> = {
  integration_disconnected_alert: 'integration_disconnected_team',
  integration_degraded_alert: 'integration_degraded_team',
  integration_expiring_alert: 'integration_expiring_team',
  integration_near_limit_alert: 'integration_near_limit_team',
  integration_expiring_customer: 'integration_disconnected_customer',
  integration_disconnected_customer: 'integration_disconnected_customer',
  integration_degraded_customer: 'integration_degraded_customer',
};
