import type { SignalSnapshot } from '@linesman/contracts';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { asksForApproval, isAssignment } from '../../deliveries/occasions';
import { contactLine } from '../../signals/response-lines';
import { parkedLines } from '../../signals/parked-requests';
import { replyInWords } from '../../signals/email-reply-wording';
import { questionTo } from '../../signals/approval-wording';
import { escalation } from '../../signals/escalation-wording';
import { assignmentOf, type Reminder, reminderOf } from '../../signals/reminder-wording';
import { digestValues } from './digest-values';
import * as outageSays from '../../signals/outage-wording';
import { personNamed } from '../../signals/link-line';
import * as say from '../../signals/wording';
import { factsInLine } from '../../signals/with-diagnosis';
import { languageOf } from '../../signals/language-of';
import type { EmailRecipient } from '../../contacts/contacts';
import { contactValues } from './contact-values';
import { frameOf } from './frame';

interface Surroundings {
  now: Date;
  publicOrigin: string;
  reconnectUrl?: string;
}

export const unsubscribeUrl = (
  { stored: { contact } }: ClaimedDelivery<EmailRecipient>,
  publicOrigin: string,
): string | undefined =>
  contact && `${publicOrigin.replace(/\/+$/, '')}/unsubscribe/${contact.tenant_id}.${contact.unsubscribe_token}`;

/** The customer and the integration, each named once. */
function aboutOf({ customer, status_change: { integration_name } }: SignalSnapshot): string {
  if (!customer || integration_name.startsWith(`${customer.name} `)) return integration_name;
  return `${customer.name} – ${integration_name}`;
}

/** Everything that a template may name. */
export function emailValues(
  claimed: ClaimedDelivery<EmailRecipient>,
  { now, publicOrigin, reconnectUrl }: Surroundings,
): Record<string, unknown> & { recipient_name: string } {
  const { signal, settings, tech_call: call, outage } = claimed;
  const { snapshot } = signal;
  const { status_change: change, customer } = snapshot;
  const { previous_disconnection_at: previous } = snapshot;
  const zone = say.zoneOf(claimed);
  const language = languageOf(claimed, claimed.delivery.recipient);
  const closed = signal.closed_at ?? now;
  const name = recipientName(claimed);
  const facts = factsInLine(claimed);
  const unsubscribe = unsubscribeUrl(claimed, publicOrigin) ?? '';
  const origin = publicOrigin.replace(/\/+$/, '');
  return {
    ...frameOf(settings, publicOrigin, language),
    ...contactValues(claimed, { language, zone }, { name, now }),
    recipient_name: name,
    connection_name: snapshot.connection_name,
    integration_name: change.integration_name,
    customer_name: customer?.name ?? change.integration_name,
    about: aboutOf(snapshot),
    title: say.titles[snapshot.signal_type],
    status: change.new_status.toUpperCase(),
    severity: snapshot.severity,
    error_line: say.errorLine(snapshot, zone),
    error_code: say.errorCode(snapshot),
    since: say.localTime(change.observed_at, zone),
    impact: [...say.impactLines(snapshot), ...(facts ? [`In numbers when this was sent: ${facts}`] : [])],
    troubleshooting: snapshot.troubleshooting,
    arr: say.dollars(customer?.arr),
    contact_line: contactLine(claimed),
    previous: previous ? say.localTime(previous, zone) : 'Never',
    other_problems: say.otherProblems(snapshot, zone),
    reconnect_url: reconnectUrl ?? '',
    ...statusPage(claimed, origin),
    unsubscribe_url: unsubscribe && `${unsubscribe}?language=${language}`,
    slack_channel: settings.slack_channel_name ? `#${settings.slack_channel_name}` : (settings.slack_channel_id ?? ''),
    settings_url: `${origin}/settings#slack`,
    tenant_id: signal.tenant_id,
    staff_steps: say.staffSteps(claimed),
    tasks_url: `${origin}/staff/tasks`,
    has_customer: customer !== undefined,
    failing_parts: say.failingParts(snapshot),
    withdrawn: signal.state === 'withdrawn',
    works_again: say.endedWell(snapshot).said,
    ends: say.endSentence(claimed, now) ?? '',
    works: change.new_status === 'healthy',
    closed_at: say.localTime(closed, zone),
    parked_lines: parkedLines(claimed),
    took: say.howLong(change.observed_at, closed),
    call_url: call ? `${origin}/tech-call/${call.tenant_id}.${call.token}` : '',
    csm_name: customer?.csm?.name ?? '',
    reply: replyInWords(claimed, publicOrigin),
    escalation: escalation(claimed, now),
    reminder: reminderTo(claimed, now),
    ...(claimed.digest && digestValues(claimed.digest, zone, publicOrigin)),
    ...(outage && {
      outage_title: outageSays.titleOf(signal, outage),
      outage_extent: outageSays.extentOf(outage),
      outage_names: outageSays.namesOf(outage),
      outage_end: outageSays.endOf(signal, outage),
      outage_who_acts: outageSays.whoActs(outage, snapshot.connection_name),
      outage_closed: signal.state !== 'open',
      provider_url: `${origin}/providers/${encodeURIComponent(change.integration_type)}`,
    }),
  };
}

/** Our staff see no integration of a tenant. */
const statusPage = ({ delivery, signal: { snapshot } }: ClaimedDelivery<EmailRecipient>, origin: string) =>
  delivery.audience === 'staff'
    ? { status_url: `${origin}/staff/tasks`, status_label: 'View Tasks' }
    : {
        status_url: `${origin}/integrations/${snapshot.status_change.integration_id}`,
        status_label: 'View Integration Status',
      };

function reminderTo(claimed: ClaimedDelivery, now: Date): Reminder & { title: string } {
  const { occasion } = claimed.delivery;
  if (asksForApproval(occasion))
    return { title: 'Your decision is needed', ...questionTo(claimed, occasion, 'under Tasks') };
  if (isAssignment(occasion)) return { title: 'Assigned to you', ...assignmentOf(claimed, now) };
  return { title: 'Reminder', ...reminderOf(claimed, now) };
}

function recipientName(claimed: ClaimedDelivery): string {
  const { delivery, signal, settings, handling } = claimed;
  const csm = say.csmOf(signal);
  if (delivery.audience === 'contact') return personNamed(claimed, delivery.recipient);
  if (delivery.audience === 'staff') return `${settings.product_name} staff`;
  const person = [csm, csm?.manager].find((it) => it?.email.toLowerCase() === delivery.recipient);
  const isAssignee = handling?.assignee === delivery.recipient;
  return person?.name ?? (isAssignee ? handling.assignee_name : undefined) ?? `${settings.product_name} team`;
}
