import type { SignalType } from '@linesman/contracts';
import { approvalButtons, callButtons } from '../../../buttons/offered-buttons';
import type { Approval } from '../../../signals/approval';
import { decidedLine } from '../../../signals/approval-wording';
import { escalation } from '../../../signals/escalation-wording';
import { assignmentLines, type HandlingLine, handlingLines } from '../../../signals/handling-lines';
import { done } from '../../../signals/reminder-wording';
import { contactLine } from '../../../signals/response-lines';
import type { SignalContext } from '../../../signals/signal-context';
import { factsInLine } from '../../../signals/with-diagnosis';
import { callInWords } from '../../../signals/tech-call-wording';
import * as say from '../../../signals/wording';
import type { Shown } from './activity';
import { buttons, type Element, execute, fact, line, link, listed, small, title } from './elements';
import { idsOf, signalActions } from './signal-actions';

/** How much of a signal still works, in a word. */
const statuses: Partial<Record<SignalType, string>> = {
  integration_expiring: 'works until then',
  integration_near_limit: 'works',
};

/** An open signal, as it is now, with what one does about it. */
export function alertCard(told: SignalContext, { now, publicOrigin }: { now: Date; publicOrigin: string }): Shown {
  const { snapshot, signal_id } = told.signal;
  const { status_change: change, customer, signal_type, previous_disconnection_at: previous } = snapshot;
  const zone = say.zoneOf(told);
  const heading = `${say.titles[signal_type]}: ${customer?.name ?? change.integration_name}`;
  const why = say.endSentence(told, now) ?? say.errorLine(snapshot, zone);
  const facts = factsInLine(told);
  return {
    summary: `${heading} – ${change.integration_name}: ${say.reasonOf(snapshot)}`,
    title: title(heading, statuses[signal_type] ? 'Warning' : 'Attention'),
    body: [
      ...escalated(told, now),
      ...timed(assignmentLines(told), zone),
      ...told.approvals.flatMap((approval) => approvalLines(approval, told)),
      fact('Integration', change.integration_name),
      fact('Status', statuses[signal_type] ?? change.new_status.toUpperCase()),
      fact('Since', say.localTime(change.observed_at, zone)),
      fact(statuses[signal_type] ? 'What happens' : 'Error', why),
      ...(statuses[signal_type] ? [] : [fact('Error code', say.errorCode(snapshot))]),
      ...listed('Also:', say.otherProblems(snapshot, zone)),
      ...listed('Impact:', say.impactLines(snapshot)),
      ...(facts ? [fact('In numbers', facts)] : []),
      ...listed('Still works:', say.workingParts(snapshot)),
      ...listed('Customer:', [`ARR: ${say.dollars(customer?.arr)}`, `Technical contact: ${contactLine(told)}`]),
      ...(previous ? [fact('Previous disconnection', say.localTime(previous, zone))] : []),
      ...listed('What to do:', snapshot.troubleshooting, '1.'),
      ...callElements(told, zone),
      ...listed('Since then:', done(told)),
      ...timed(handlingLines(told), zone),
      small(`Severity: ${snapshot.severity}`),
    ],
    actions: [
      ...signalActions(told),
      link('View risk signal', publicOrigin, `/risk-signals/${signal_id}`),
      link('View integration status', publicOrigin, `/integrations/${change.integration_id}`),
      ...(told.contact_stopped && customer
        ? [link('Change contact', publicOrigin, `/customers/${customer.customer_id}/contact`)]
        : []),
    ],
  };
}

/** The manager reads first that nobody has acted. */
function escalated(told: SignalContext, now: Date): Element[] {
  if (told.audience !== 'manager') return [];
  const { csm } = told.signal.snapshot.customer ?? {};
  return [line(`${escalation(told, now)}.`), ...(csm ? [fact('CSM', csm.name)] : [])];
}

const timed = (lines: HandlingLine[], zone: string): Element[] =>
  lines.map(({ text, at }) => small(at ? `${text} ${say.localTime(at, zone)}` : text));

/** The manager reads what the CSM decides. */
function approvalLines(approval: Approval, told: SignalContext): Element[] {
  if (told.audience !== 'csm') return [];
  const zone = say.zoneOf(told);
  if (approval.decision) return timed([{ text: decidedLine(approval), at: approval.decided_at ?? undefined }], zone);
  return [
    fact('A decision is needed', approval.question),
    buttons(approvalButtons(approval).map((it) => execute(it, idsOf(told)))),
    line(`Decide until ${say.localTime(approval.due_at, zone)}`),
  ];
}

/** The call that was offered, and whether it took place. */
function callElements(told: SignalContext, zone: string): Element[] {
  const call = callInWords(told);
  if (!call) return [];
  const { said, times, lasts, ended, asks } = call;
  const shown = times.map((at) => say.localTime(at, zone));
  return [
    ...(lasts ? [line(`${said} ${shown.join('')}, ${lasts}`)] : [line(said), ...listed(undefined, shown)]),
    ...(ended ? [small(ended)] : []),
    ...(asks ? [buttons(callButtons.map((it) => execute(it, idsOf(told))))] : []),
  ];
}
