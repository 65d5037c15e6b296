import { type Cause, causeFacts, type Remedy, type SignalSnapshot, warningTypes } from '@linesman/contracts';
import type { Reader } from '@linesman/texts';
import { failingPart, partsIn } from '../../contact-texts/failing-part';
import { reasonIn } from '../../contact-texts/reasons/reason-in';
import { type Key, texts, translate } from '../../contact-texts/translate';
import { faultOfContact } from '../../signals/helps';
import type { Fault } from '../../signals/remedies';
import { reasonOf, reconnectSteps } from '../../signals/wording';

interface Facts {
  syncs: boolean;
  /** Nothing else is wrong, and something else was seen to work. */
  alone: boolean;
  /** When the access ends, in words. Empty where it does not. */
  ends: string;
}

interface Words {
  /** What is needed, as a subject. */
  needs: Key;
  /** What the contact has to know first. */
  says: (facts: Facts) => Key[];
  /** What the button says; absent where no page of ours ends the problem. */
  button?: Key;
  /** What has to be done before the button helps. */
  first?: Key;
  /** It is done within two minutes. */
  quick?: true;
  /** What to do; in the product itself where there is a button. */
  steps: Key[];
}

const inTheProduct = ['step_log_in', 'step_go'] as const satisfies Key[];

const byRemedy = {
  reconnect: {
    needs: 'needs_reconnect',
    says: ({ syncs }) => ['says_disconnected', ...(syncs ? (['says_paused'] as const) : [])],
    button: 'button_reconnect',
    quick: true,
    steps: [...inTheProduct, 'step_authorize'],
  },
  enter_key: {
    needs: 'needs_key',
    says: () => ['says_key'],
    button: 'button_key',
    first: 'first_key',
    quick: true,
    steps: ['step_create_key', ...inTheProduct, 'step_enter_key'],
  },
  renew_certificate: {
    needs: 'needs_certificate',
    says: () => ['says_certificate'],
    button: 'button_certificate',
    first: 'first_certificate',
    steps: ['step_certificate', ...inTheProduct, 'step_enter_metadata'],
  },
  correct_sign_on: {
    needs: 'needs_sign_on',
    says: () => ['says_sign_on'],
    button: 'button_sign_on',
    first: 'first_sign_on',
    steps: ['step_open_sign_on', 'step_correct_sign_on', ...inTheProduct, 'step_enter_sign_on'],
  },
  grant_permission: {
    needs: 'needs_permission',
    says: ({ alone }) => ['says_permission', ...(alone ? (['says_rest_works'] as const) : [])],
    button: 'button_reconnect',
    first: 'first_permission',
    steps: ['step_permission', ...inTheProduct, 'step_consent'],
  },
  repair_endpoint: {
    needs: 'needs_endpoint',
    says: ({ alone }) => ['says_endpoint', ...(alone ? (['says_connection_works'] as const) : [])],
    steps: ['step_reachable', 'step_answers', 'step_next_accepted'],
  },
  check_webhooks: {
    needs: 'needs_webhooks',
    says: ({ alone }) => ['says_webhooks', ...(alone ? (['says_connection_works'] as const) : [])],
    steps: ['step_registered', 'step_switched_on', 'step_next_delivered'],
  },
  raise_quota: {
    needs: 'needs_quota',
    says: () => ['says_quota'],
    steps: ['step_see_apps', 'step_buy', 'step_ask_less'],
  },
} satisfies Partial<Record<Remedy, Words>>;

/** Causes for which the words of their remedy would not be right. */
const byCause: Partial<Record<Cause, Words>> = {
  account_deactivated: {
    ...byRemedy.reconnect,
    quick: undefined,
    needs: 'needs_account',
    says: () => ['says_account'],
    first: 'first_account',
    steps: ['step_account', ...byRemedy.reconnect.steps],
  },
  // The fault is ours, and only a new consent of the contact ends it.
  refresh_interrupted: { ...byRemedy.reconnect, needs: 'needs_after_mistake', says: () => ['says_mistake'] },
  credentials_expiring: {
    ...byRemedy.reconnect,
    needs: 'needs_renewal',
    says: ({ ends }) => [ends ? 'says_ends' : 'says_ends_soon'],
    steps: [...inTheProduct, 'step_renew'],
  },
};

const wordsFor = ({ cause, remedy }: Fault): Words | undefined =>
  (cause && byCause[cause]) ?? (byRemedy as Partial<Record<Remedy, Words>>)[remedy];

/** What an email asks of the contact. */
export interface Asked {
  /** What is needed, as a subject. */
  heading: string;
  /** The same, where nothing works without it. */
  subject: string;
  opening: string;
  reason: string;
  /** Empty where no page of ours ends the problem. */
  button: string;
  first: string;
  quick: boolean;
  steps: string[];
  /** What fails for this reason, or what that stops. */
  parts: string[];
}

export const english: Reader = { language: 'en', zone: 'utc' };

/** Whether a page of ours ends the problem. */
export function hasButton(snapshot: SignalSnapshot): boolean {
  const fault = faultOfContact(snapshot);
  return fault !== undefined && wordsFor(fault)?.button !== undefined;
}

/**
 * @param ends when the access ends, in words; empty where it does not.
 * @returns nothing where the contact can do nothing about any of the signal's problems.
 */
export function askedOf(
  snapshot: SignalSnapshot,
  product: string,
  reader: Reader = english,
  ends = '',
): Asked | undefined {
  const fault = faultOfContact(snapshot);
  const words = fault && wordsFor(fault);
  if (!words) return undefined;
  const { connection_name: connection, problems = [], working_parts = [] } = snapshot;
  const { place, button: click } = reconnectSteps(snapshot);
  const alone = problems.length === 1 && working_parts.length > 0;
  const values = { connection, product, place, click, ends };
  const say = (key: Key): string => translate({ key, values }, reader);
  const theirs = problems.filter(
    ({ cause, party }) => party === fault.party && causeFacts[cause].remedy === fault.remedy,
  );
  const parts =
    theirs.length > 0
      ? theirs.flatMap((one) => failingPart(one, reader) ?? [])
      : partsIn(snapshot.status_change.failing_parts ?? [], reader);
  const heading = say(words.needs);
  return {
    heading,
    subject: translate({ key: 'action_required', values: { heading } }, reader),
    opening: words
      .says({ syncs: snapshot.syncs_stopped !== undefined, alone, ends })
      .map(say)
      .join(texts[reader.language].between),
    reason: reasonIn(reader.language, {
      connection,
      cause: theirs[0]?.cause ?? fault.cause,
      reason: theirs.find(({ reason }) => reason)?.reason ?? reasonOf(snapshot),
    }),
    button: words.button ? say(words.button) : '',
    first: words.first ? say(words.first) : '',
    quick: words.quick ?? false,
    steps: words.steps.map(say),
    parts: parts.length > 0 ? [...new Set(parts)] : impactFor(snapshot, reader),
  };
}

/** Where only syncs stopped, the opening says so. What expires still works. A provider describes its impact in English only. */
const impactFor = ({ impact, syncs_stopped, signal_type }: SignalSnapshot, { language }: Reader): string[] =>
  language !== 'en' || syncs_stopped === 'only' || warningTypes.some((one) => one === signal_type) ? [] : impact;
