import type { SignalType } from '@linesman/contracts';
import type { Reader } from '@linesman/texts';
import { partsIn } from '../../contact-texts/failing-part';
import { howLong, timeIn, whenIn } from '../../contact-texts/times';
import { type Key, type Message, translate, translated } from '../../contact-texts/translate';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { handedOverBy } from '../../signals/link-line';
import { callEndedBy, contactNamed, reasonTo } from '../../signals/wording';
import { askedOf } from './customer-words';
import { nudgeSentence } from './nudge-words';

/** What is said once a warning is over. */
const warningsOver: Partial<Record<SignalType, Key>> = {
  integration_expiring: 'ended_expiring',
  integration_near_limit: 'ended_near_limit',
};

/** What templates of emails to a customer's contact name, in the reader's language. Calls have two readers, so people on our side get it too. */
export function contactValues(claimed: ClaimedDelivery, reader: Reader, { name, now }: { name: string; now: Date }) {
  const { signal, settings, tech_call: call, delivery } = claimed;
  const { snapshot } = signal;
  const { status_change: change, connection_name: connection, credentials_end: end, customer } = snapshot;
  const say = (key: Message['key'], values: Message['values'] = {}) =>
    translate({ key, values: { ...names, ...values } }, reader);
  const names = { connection, product: settings.product_name, name };
  const host = customer?.csm?.name ?? say('our_team');
  const other = delivery.audience === 'contact' ? host : call ? contactNamed(snapshot, call.contact) : '';
  const failing = partsOf(claimed, reader);
  const partly = { parts: failing.join(', '), count: failing.length };
  const over = warningsOver[snapshot.signal_type];
  const asked = askedOf(snapshot, names.product, reader, end && whenIn(end.at, now, reader)) ?? nothingAsked;
  const t = translated(
    {
      ...names,
      host,
      other,
      colleague: handedOverBy(claimed, say('a_colleague')),
      reason: reasonTo(claimed, reader.language),
      since: timeIn(change.observed_at, reader),
      took: howLong(change.observed_at, signal.closed_at ?? now, reader),
      by: callEndedBy(claimed),
      at: call?.starts_at ? timeIn(call.starts_at, reader) : '',
    },
    reader,
  );
  return {
    t,
    asked,
    partly: failing.length > 0 ? say('partly', partly) : say('partly_some'),
    nudge: nudgeSentence(claimed, reader),
    waiting: waitingOf(claimed, reader),
    failure_reason: reasonTo(claimed, reader.language),
    working_parts: partsIn(snapshot.working_parts ?? [], reader),
    // A provider describes its impact in English only.
    outage_impact: reader.language === 'en' ? snapshot.impact : failing,
    warning_over: over ? t[over] : '',
    call_slots: (call?.slots ?? []).map((slot) => timeIn(slot, reader)),
    host,
  };
}

function partsOf({ signal: { snapshot } }: ClaimedDelivery, reader: Reader): string[] {
  const { problems = [], status_change } = snapshot;
  return partsIn([...(status_change.failing_parts ?? []), ...problems.flatMap(({ part }) => part ?? [])], reader);
}

/** How many requests wait, which a diagnosis says in English and as a number. */
function waitingOf({ signal: { diagnosis } }: ClaimedDelivery, reader: Reader): string {
  const { waiting, workload } = diagnosis?.impact ?? {};
  if (!waiting) return '';
  if (reader.language === 'en') return `${waiting}.`;
  const count = workload?.waiting.parked ?? 0;
  return count > 0 ? translate({ key: 'requests_wait', values: { count } }, reader) : '';
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
