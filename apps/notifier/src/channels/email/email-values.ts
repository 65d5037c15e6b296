import type { ClaimedDelivery } from '../../deliveries/channel';
import { isAssignment } from '../../deliveries/occasions';
import { contactLine } from '../../signals/response-lines';
import { parkedLines } from '../../signals/parked-requests';
import { replyInWords } from '../../signals/email-reply';
import { escalation } from '../../signals/escalation-wording';
import { assignmentOf, reminderOf } from '../../signals/reminder-wording';
import { digestValues } from './digest-values';
import * as outageSays from '../../signals/outage-wording';
import { handedOverBy, personNamed } from '../../signals/link-line';
import * as say from '../../signals/wording';
import { factsInLine } from '../../signals/with-diagnosis';
import type { EmailRecipient } from '../../contacts/contacts';
import { askedOf } from './customer-words';
import { nudgeSentence } from './nudge-words';

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

/** Everything that a template may name. */
export function emailValues(
  claimed: ClaimedDelivery<EmailRecipient>,
  { now, publicOrigin, reconnectUrl }: Surroundings,
): Record<string, unknown> & { recipient_name: string } {
  const { signal, settings, tech_call: call, outage } = claimed;
  const { snapshot } = signal;
  const { status_change: change, customer } = snapshot;
  const { previous_disconnection_at: previous, credentials_end: end } = snapshot;
  const zone = say.zoneOf(claimed);
  const closed = signal.closed_at ?? now;
  const name = recipientName(claimed);
  const facts = factsInLine(claimed);
  const ourSide = customer?.csm?.name ?? `The ${settings.product_name} Team`;
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
    failure_reason: say.reasonTo(claimed),
    error_line: say.errorLine(snapshot, zone),
    error_code: say.errorCode(snapshot),
    since: say.localTime(change.observed_at, zone),
    impact: [...say.impactLines(snapshot), ...(facts ? [`In numbers when this was sent: ${facts}`] : [])],
    troubleshooting: snapshot.troubleshooting,
    arr: say.dollars(customer?.arr),
    contact_line: contactLine(claimed),
    previous: previous ? say.localTime(previous, zone) : 'Never',
    handed_over_by: handedOverBy(claimed),
    nudge: nudgeSentence(claimed),
    asked: askedOf(snapshot, settings.product_name, zone, end && say.whenIn(end.at, now, zone)) ?? nothingAsked,
    other_problems: say.otherProblems(snapshot, zone),
    reconnect_url: reconnectUrl ?? '',
    status_url: `${publicOrigin.replace(/\/+$/, '')}/integrations/${change.integration_id}`,
    unsubscribe_url: unsubscribeUrl(claimed, publicOrigin) ?? '',
    integration_id: change.integration_id,
    tenant_id: signal.tenant_id,
    staff_steps: say.staffSteps(claimed),
    tasks_url: `${publicOrigin.replace(/\/+$/, '')}/staff/tasks`,
    outage_impact: snapshot.impact,
    has_customer: customer !== undefined,
    working_parts: say.workingParts(snapshot),
    failing_parts: say.failingParts(snapshot),
    withdrawn: signal.state === 'withdrawn',
    works_again: say.endedWell(snapshot).said,
    ends: say.endSentence(claimed, now) ?? '',
    works: change.new_status === 'healthy',
    warning_over: say.warningOver(snapshot, settings.product_name),
    closed_at: say.localTime(closed, zone),
    waiting: signal.diagnosis?.impact?.waiting ?? '',
    parked_lines: parkedLines(claimed),
    took: say.howLong(change.observed_at, closed),
    call_at: call?.starts_at ? say.localTime(call.starts_at, zone) : '',
    call_slots: (call?.slots ?? []).map((slot) => say.localTime(slot, zone)),
    call_url: call ? `${publicOrigin.replace(/\/+$/, '')}/tech-call/${call.tenant_id}.${call.token}` : '',
    call_with: claimed.delivery.audience === 'contact' ? ourSide : call ? say.contactNamed(snapshot, call.contact) : '',
    call_ended_by: say.callEndedBy(claimed),
    our_side: ourSide,
    csm_name: customer?.csm?.name ?? '',
    reply: replyInWords(claimed, publicOrigin),
    escalation: escalation(claimed, now),
    reminder: isAssignment(claimed.delivery.occasion)
      ? { title: 'Assigned to you', ...assignmentOf(claimed, now) }
      : { title: 'Reminder', ...reminderOf(claimed, now) },
    ...(claimed.digest && digestValues(claimed.digest, zone, publicOrigin)),
    ...(outage && {
      outage_title: outageSays.titleOf(signal, outage),
      outage_extent: outageSays.extentOf(outage),
      outage_names: outageSays.namesOf(outage),
      outage_end: outageSays.endOf(signal, outage),
      outage_who_acts: outageSays.whoActs(outage, snapshot.connection_name),
      outage_closed: signal.state !== 'open',
      provider_url: `${publicOrigin.replace(/\/+$/, '')}/providers/${encodeURIComponent(change.integration_type)}`,
    }),
  };
}

/** For an email about a problem that its reader cannot end. */
const nothingAsked = {
  heading: '',
  subject: '',
  opening: '',
  reason: '',
  button: '',
  first: '',
  quick: false,
  steps: [],
  parts: [],
};

function recipientName(claimed: ClaimedDelivery): string {
  const { delivery, signal, settings, handling } = claimed;
  const csm = say.csmOf(signal);
  if (delivery.audience === 'contact') return personNamed(claimed, delivery.recipient);
  if (delivery.audience === 'staff') return `${settings.product_name} staff`;
  const person = [csm, csm?.manager].find((it) => it?.email.toLowerCase() === delivery.recipient);
  const isAssignee = handling?.assignee === delivery.recipient;
  return person?.name ?? (isAssignee ? handling.assignee_name : undefined) ?? `${settings.product_name} team`;
}
