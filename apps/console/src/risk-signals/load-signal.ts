import type { Help } from '@linesman/contracts';
import { withoutStaffSteps } from '@linesman/provider-kit/troubleshooting';
import { Clock } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { LoadStoppedContact } from '../contacts/load-stopped-contact';
import { inDollars } from '../pages/money';
import { withQuery } from '../pages/query-string';
import { part } from '../upstream/part';
import { LoadSilence, type Silenced } from '../silences/load-silence';
import { ServiceApi } from '../upstream/service-api';
import { causeInWords, partInWords } from '../pages/words';
import { remedyOf, type ShownRemedy } from '@linesman/texts';
import type { RiskSignal } from '../upstream/answers';
import type { Answer } from '../upstream/routes';
import { outcomeOf } from './response-outcome';
import { shownDecision } from './shown-decision';
import { shownActivity } from './shown-activity';
import { reachedNobody, shownDelivery } from './shown-delivery';
import { shownDiagnosis } from './shown-diagnosis';
import { LoadNotices, type ShownSignal } from './load-notices';

/** A contact takes a few. */
const MOST_STEPS = 200;
/** Colleagues beside the field for an address; any other known one can be typed. */
const MOST_OFFERED = 100;

/** One risk signal with what happened, who was notified, and who did what. */
@Injectable()
export class LoadSignal {
  constructor(
    private readonly api: ServiceApi,
    private readonly notices: LoadNotices,
    private readonly stopped: LoadStoppedContact,
    private readonly silences: LoadSilence,
    private readonly clock: Clock,
  ) {}

  async load(signal_id: string, token: string): Promise<object> {
    const found = await ask(this.api, signal_id, token);
    const { signal } = found;
    const [shown] = await this.notices.of([signal], token);
    const [stopped, silence] = await Promise.all([
      this.stopped.of(token, signal.snapshot.customer?.technical_contact?.email),
      shown?.open ? this.silences.of(placeOf(signal), token) : undefined,
    ]);
    return {
      ...shownSignal(found, shown),
      ...shownMessages(found),
      ...rightsOf(found, shown, stopped !== undefined),
      // Where the reason says it already, it is not said twice.
      silence: shown?.why_not_notified?.silenced ? undefined : silence,
      stopped_contact: stopped,
      tasks: found.tasks,
      tech_call: found.call.data && futureOnly(found.call.data, this.clock.now()),
      colleagues: found.colleagues.data?.items.filter(({ email }) => email !== shown?.handling?.handler_email),
    };
  }
}

type Found = Awaited<ReturnType<typeof ask>>;

/** What the services know of a signal. Only the signal itself has to be known. */
async function ask(api: ServiceApi, signal_id: string, token: string) {
  const path = { signal_id };
  const steps = { path, query: { limit: MOST_STEPS } };
  const [signal, deliveries, responses, link_steps, emails, tasks, call, diagnosis, decisions, colleagues] =
    await Promise.all([
      api.get('/v1/risk-signals/{signal_id}', token, { path }),
      part(api.get('/v1/deliveries', token, { query: { signal_id } })),
      part(api.get('/v1/risk-signals/{signal_id}/responses', token, { path })),
      part(api.get('/v1/risk-signals/{signal_id}/link-steps', token, steps)),
      part(api.get('/v1/risk-signals/{signal_id}/inbound-emails', token, steps)),
      part(api.get('/v1/tasks', token, { query: { signal_id } })),
      part(api.get('/v1/risk-signals/{signal_id}/tech-call', token, { path })),
      part(api.get('/v1/risk-signals/{signal_id}/diagnosis', token, { path })),
      part(api.get('/v1/risk-signals/{signal_id}/decisions', token, { path })),
      part(api.get('/v1/colleagues', token, { query: { limit: MOST_OFFERED } })),
    ]);
  return { signal, deliveries, responses, link_steps, emails, tasks, call, diagnosis, decisions, colleagues };
}

const shownSignal = ({ signal, diagnosis }: Found, shown: ShownSignal | undefined) => {
  const { snapshot } = signal;
  return {
    signal: shown,
    handling: shown?.handling,
    customer: snapshot.customer,
    arr_text: inDollars(snapshot.customer?.arr),
    change: snapshot.status_change,
    problems: (snapshot.problems ?? []).map((one) => shownProblem(one, signal)),
    working: (snapshot.working_parts ?? []).map(partInWords),
    impact: snapshot.impact,
    diagnosis: diagnosis.data && shownDiagnosis(diagnosis.data),
    troubleshooting: withoutStaffSteps(snapshot.troubleshooting),
    reconnect_path: snapshot.reconnect_path,
    previous: snapshot.previous_disconnection_at,
  };
};

/** Who was notified, or why not, and who did what since. */
function shownMessages({ signal, deliveries, responses, link_steps, emails, decisions }: Found) {
  const { technical_contact, other_contacts = [] } = signal.snapshot.customer ?? {};
  const contacts = [...(technical_contact ? [technical_contact] : []), ...other_contacts];
  const answered = answeredOf({ responses, deliveries });
  return {
    deliveries: {
      ...deliveries,
      data: deliveries.data?.items.map((one, _, all) => ({
        ...shownDelivery(one, responses.data?.items),
        may_send_again: reachedNobody(one, all),
        because: decisions.data?.items.find(({ id }) => id === one.id)?.words,
        person_url: withQuery('/risk-signals/decisions', { recipient: one.recipient }),
      })),
    },
    // The others have a delivery, which says more.
    decisions: decisions.data?.items.filter((one) => one.recipient === null).map(shownDecision),
    responses: { ...responses, data: answered },
    activity: shownActivity(answered, link_steps.data?.items, contacts, emails.data?.items),
  };
}

const answeredOf = ({ responses, deliveries }: Pick<Found, 'responses' | 'deliveries'>) =>
  responses.data?.items.map((one) => ({ ...one, outcome: outcomeOf(one, deliveries.data?.items) }));

/** What the page offers to do. */
function rightsOf(found: Found, shown: ShownSignal | undefined, stopped: boolean) {
  const { signal, responses } = found;
  const { customer, problems = [] } = signal.snapshot;
  const remedies = shown?.remedy ? [shown.remedy, ...problems.map((one) => remedyOfOne(one, signal))] : [];
  const helps = new Set(remedies.flatMap((one) => one.helps));
  /** Once, and again where nothing was sent and emails to the contact are not stopped. */
  const may = (action: Help): boolean => {
    const last = answeredOf(found)?.findLast((one) => one.action === action);
    const nothingSent = !last || (last.outcome?.state === 'failed' && !stopped);
    return customer?.technical_contact !== undefined && helps.has(action) && nothingSent;
  };
  return {
    // The status-monitor receives the event of an acknowledgement a moment later, and does not know when it ends.
    may_acknowledge: shown?.handling
      ? !shown.handling.acknowledged_until
      : !signal.acknowledged_by && responses.data?.items.length === 0,
    may_instruct: may('send_fix_instructions'),
    may_call: may('schedule_tech_call'),
    may_copy_link: customer !== undefined && remedies.some(({ reconnect }) => reconnect !== undefined),
    may_tell: may('tell_customer'),
  };
}

const placeOf = ({ integration_type, customer_id, integration_id }: RiskSignal): Silenced => ({
  connection_code: integration_type,
  customer_id,
  integration_id,
});

type Call = Answer<'get', '/v1/risk-signals/{signal_id}/tech-call'>;

/** A time that has passed can no longer be chosen. */
const futureOnly = (call: Call, now: Date): Call => ({
  ...call,
  slots: call.slots.filter((at) => Date.parse(at) > now.getTime()),
});

type Problem = NonNullable<Answer<'get', '/v1/risk-signals/{signal_id}'>['snapshot']['problems']>[number];

const remedyOfOne = (
  { cause, party }: Problem,
  { connection_name: connection, customer_id }: Pick<RiskSignal, 'connection_name' | 'customer_id'>,
): ShownRemedy => remedyOf({ cause, party, connection, of_customer: customer_id !== null });

function shownProblem(problem: Problem, signal: RiskSignal) {
  const { cause, part: of, since, reason, failures, http_status, missing_scope } = problem;
  const { acts } = remedyOfOne(problem, signal);
  const refused =
    failures && `${failures} refused, the last ${http_status ? `with HTTP ${http_status}` : 'without an answer'}`;
  const lacking = missing_scope && `the permission ${missing_scope} is missing`;
  return {
    part_name: of && partInWords(of),
    refused: refused ?? lacking,
    acts,
    since,
    reason: reason ?? causeInWords(cause),
  };
}
