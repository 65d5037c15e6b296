import type { ClaimedDelivery } from '../../deliveries/channel';
import * as say from '../../signals/wording';
import type { EmailRecipient } from './contacts';

interface Surroundings {
  now: Date;
  publicOrigin: string;
  reconnectUrl?: string;
  call?: Date;
}

export const unsubscribeUrl = (
  { stored: { contact } }: ClaimedDelivery<EmailRecipient>,
  publicOrigin: string,
): string | undefined =>
  contact && `${publicOrigin.replace(/\/+$/, '')}/unsubscribe/${contact.tenant_id}.${contact.unsubscribe_token}`;

/** Everything that a template may name. */
export function emailValues(
  claimed: ClaimedDelivery<EmailRecipient>,
  { now, publicOrigin, reconnectUrl, call }: Surroundings,
): Record<string, unknown> & { recipient_name: string } {
  const { signal, settings } = claimed;
  const { snapshot } = signal;
  const { status_change: change, customer } = snapshot;
  const { place, button } = say.reconnectSteps(snapshot);
  const zone = customer?.time_zone;
  const closed = signal.closed_at ?? now;
  const name = recipientName(claimed);
  return {
    recipient_name: name,
    technical_contact_name: name,
    product_name: settings.product_name,
    connection_name: snapshot.connection_name,
    integration_name: change.integration_name,
    customer_name: customer?.name ?? change.integration_name,
    title: say.titles[snapshot.signal_type],
    status: change.new_status.toUpperCase(),
    severity: snapshot.severity,
    failure_reason: say.reasonOf(snapshot),
    error_code: say.errorCode(snapshot),
    since: say.localTime(change.observed_at, zone),
    impact: say.impactLines(snapshot),
    troubleshooting: snapshot.troubleshooting,
    arr: say.dollars(customer?.arr),
    contact_line: say.contactLine(snapshot),
    previous: say.previousLine(snapshot),
    reconnect_place: place,
    reconnect_button: button,
    reconnect_url: reconnectUrl ?? '',
    status_url: `${publicOrigin.replace(/\/+$/, '')}/integrations/${change.integration_id}`,
    unsubscribe_url: unsubscribeUrl(claimed, publicOrigin) ?? '',
    integration_id: change.integration_id,
    tenant_id: signal.tenant_id,
    staff_tasks: claimed.staff_tasks,
    tasks_url: `${publicOrigin.replace(/\/+$/, '')}/staff/tasks`,
    working_parts: snapshot.working_parts ?? [],
    failing_parts: change.failing_parts ?? [],
    withdrawn: signal.state === 'withdrawn',
    closed_at: say.localTime(closed, zone),
    took: say.howLong(change.observed_at, closed),
    call_at: call ? say.localTime(call, zone) : '',
    time_zone: zone ?? 'UTC',
  };
}

function recipientName({ delivery, signal, settings }: ClaimedDelivery): string {
  const { csm, technical_contact } = signal.snapshot.customer ?? {};
  if (delivery.audience === 'staff') return `${settings.product_name} staff`;
  const person = [technical_contact, csm, csm?.manager].find((it) => it?.email.toLowerCase() === delivery.recipient);
  return person?.name ?? `${settings.product_name} team`;
}
