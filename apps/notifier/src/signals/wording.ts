import { contactsOf } from './next-contact';
import {
  type Language,
  partName,
  type SignalProblem,
  type SignalSnapshot,
  type SignalType,
  warningTypes,
} from '@linesman/contracts';
import { failingPart } from '../contact-texts/failing-part';
import { reasonIn } from '../contact-texts/reasons/reason-in';
import * as times from '../contact-texts/times';
import type { SignalContext } from './signal-context';

/** Texts about a signal that all channels share. */
export const titles: Record<SignalType, string> = {
  integration_disconnected: 'Integration Disconnected',
  integration_degraded: 'Integration Degraded',
  integration_expiring: 'Integration Credentials Expiring',
  integration_near_limit: 'Integration Near Its Limit',
};

/** What is said once all of it works again. */
export const worksAgain: Record<SignalType, { title: string; said: string }> = {
  integration_disconnected: { title: 'Integration Reconnected', said: 'is connected again and was verified' },
  integration_degraded: { title: 'Integration Works Again', said: 'works again in full and was verified' },
  integration_expiring: { title: 'Credentials Renewed', said: 'has new credentials and was verified' },
  integration_near_limit: { title: 'Enough Requests Left', said: 'has enough requests left again' },
};

/** What is said once a signal is over. An access that nobody used stays because somebody used it. */
export const endedWell = ({ signal_type, credentials_end }: SignalSnapshot): { title: string; said: string } =>
  signal_type === 'integration_expiring' && credentials_end?.why === 'unused'
    ? { title: 'Access Kept', said: 'was used again, so its access stays' }
    : worksAgain[signal_type];

/** The signal warned of what was to come: nothing had failed. */
export const isWarning = ({ signal_type }: SignalSnapshot): boolean =>
  (warningTypes as readonly string[]).includes(signal_type);

/** People on our side read English. */
const inEnglish = (zone: string | undefined) => ({ language: 'en', zone: zone ?? 'utc' }) as const;

/** `Jan 29, 2026 at 10:45 AM EST`: on the reader's clock, with the name of its zone. */
export const localTime = (at: Date | string, zone: string | undefined): string => times.timeIn(at, inEnglish(zone));

/** Who reads of it: an outage concerns many customers, and has the CSM of its reader. */
export const csmOf = ({ snapshot, outage }: Pick<SignalContext['signal'], 'snapshot' | 'outage'>) =>
  outage?.csm ?? snapshot.customer?.csm;

/** The time zone of the reader. Our staff and a tenant's shared mailbox have none. */
export function zoneOf({ audience, signal }: Pick<SignalContext, 'audience' | 'signal'>): string {
  const { time_zone = 'utc' } = signal.snapshot.customer ?? {};
  const csm = csmOf(signal);
  if (audience === 'staff') return 'utc';
  return audience === 'csm' || audience === 'manager' ? (csm?.time_zone ?? time_zone) : time_zone;
}

/** `in 6 days, on Dec 7, 2026 at 10:45 AM EST`: days as the reader's calendar counts them. */
export const whenIn = (at: Date | string, now: Date, zone: string | undefined): string =>
  times.whenIn(at, now, inEnglish(zone));

/** When the access ends, and why; nothing where the signal is not about that. */
export function endSentence(told: Pick<SignalContext, 'audience' | 'signal'>, now: Date): string | undefined {
  const { connection_name, credentials_end: end } = told.signal.snapshot;
  if (!end) return undefined;
  const when = whenIn(end.at, now, zoneOf(told));
  return end.why === 'unused'
    ? `${connection_name} ends access that nobody uses. This access ends ${when}, unless it is used before`
    : `The access to ${connection_name} ends ${when}`;
}

/** `3 hours`, `12 minutes`, `8 seconds` */
export const howLong = (from: Date | string, to: Date | string): string => times.howLong(from, to, inEnglish('utc'));

export const dollars = (amount: number | undefined): string =>
  amount === undefined ? 'not known' : `$${Math.round(amount).toLocaleString('en-US')}`;

export const errorCode = ({ status_change }: SignalSnapshot): string =>
  (status_change.error_code ?? status_change.cause ?? 'unknown').toUpperCase();

export const reasonOf = ({ status_change, connection_name }: SignalSnapshot): string =>
  status_change.failure_reason ?? `${connection_name} no longer answers as it should`;

/** The reason in the words of whoever reads it. */
export const reasonTo = (
  { audience, signal: { snapshot } }: Pick<SignalContext, 'audience' | 'signal'>,
  language: Language = 'en',
): string => {
  const { connection_name: connection, status_change } = snapshot;
  const reason = reasonOf(snapshot);
  return audience === 'contact' ? reasonIn(language, { connection, cause: status_change.cause, reason }) : reason;
};

export const impactLines = ({ impact, status_change }: SignalSnapshot): string[] =>
  status_change.is_critical ? [...impact, 'This is marked as a CRITICAL integration'] : impact;

/** What is wrong beside the worst problem, which has lines of its own. */
export const otherProblems = ({ problems = [], connection_name }: SignalSnapshot, zone?: string): string[] =>
  problems.slice(1).map((one) => withPart(one.reason ?? `${connection_name}: ${one.cause}`, one, zone));

/** The reason of the worst problem, with the part that fails. */
export const errorLine = (snapshot: SignalSnapshot, zone?: string): string =>
  withPart(reasonOf(snapshot), snapshot.problems?.[0], zone);

function withPart(what: string, problem: SignalProblem | undefined, zone?: string): string {
  const part = problem && failingPart(problem, inEnglish(zone));
  return part ? `${what} (${part})` : what;
}

/** What our staff have to do: their tasks, and how a fault of ours is ended. */
export const staffSteps = ({ staff_tasks, signal: { snapshot } }: SignalContext): string[] => [
  ...staff_tasks,
  ...(snapshot.status_change.party_at_fault === 'us' ? snapshot.troubleshooting : []),
];

/** The name of the contact with this address. A contact who was replaced since is known by the address only. */
export const contactNamed = (snapshot: SignalSnapshot, email: string): string =>
  contactsOf(snapshot).find((one) => one.email.toLowerCase() === email.toLowerCase())?.name ?? email;

/** Whether the address is that of the technical contact of now. */
export const isContact = ({ customer }: SignalSnapshot, email: string): boolean =>
  customer?.technical_contact?.email.toLowerCase() === email.toLowerCase();

/** Who said what came of a call. The contact is known by the email address. */
export function callEndedBy({ tech_call: call, signal }: SignalContext): string {
  const by = call?.outcome_by ?? '';
  return by === call?.contact ? contactNamed(signal.snapshot, by) : by;
}

/** Parts in words. Two parts may have one name. */
const named = (parts: string[]): string[] => [...new Set(parts.map(partName))];

/** The parts that fail, while others work. */
export const failingParts = ({ problems = [], status_change }: SignalSnapshot): string[] =>
  named([...(status_change.failing_parts ?? []), ...problems.flatMap(({ part }) => part ?? [])]);

/** The parts that failed when the health changed. */
export const changedParts = ({ status_change }: SignalSnapshot): string[] => named(status_change.failing_parts ?? []);

/** The parts that work, while others fail. */
export const workingParts = ({ working_parts = [] }: SignalSnapshot): string[] => named(working_parts);

/** `Settings > Integrations > Salesforce > Reconnect`: where to go, and what to click there. */
export function reconnectSteps({ reconnect_path }: SignalSnapshot): { place: string; button: string } {
  const parts = reconnect_path.split('>').map((part) => part.trim());
  return { place: parts.slice(0, -1).join(' > ') || reconnect_path, button: parts.at(-1) ?? 'Reconnect' };
}
