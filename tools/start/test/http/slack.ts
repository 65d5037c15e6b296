import { createHmac } from 'node:crypto';
import type { Operation } from './api-document.ts';
import { type Case, validCase } from './cases.ts';
import type { FilledTenant } from './fill-tenant.ts';
import type { World } from './world.ts';
import { spoiltValues } from './spoilt-values.ts';

const SIGNATURE = 'x-slack-signature';
const TIMESTAMP = 'x-slack-request-timestamp';

const nowInSeconds = (): number => Math.floor(Date.now() / 1_000);

/** Slack's scheme v0: https://docs.slack.dev/authentication/verifying-requests-from-slack */
function signed(body: Buffer, secret: string, seconds = nowInSeconds()): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${seconds}:`).update(body).digest('hex');
  return { [TIMESTAMP]: String(seconds), [SIGNATURE]: `v0=${digest}` };
}

const formOf = (payload: string): Buffer => Buffer.from(`payload=${encodeURIComponent(payload)}`);

/** The value of a button of an alert. */
function buttonOf({ tenant, known: { signal_id } }: FilledTenant, secret: string): string {
  const signature = createHmac('sha256', secret).update(`linesman-button:${tenant}:${signal_id}`).digest('base64url');
  return `${tenant}.${signal_id}.${signature}`;
}

/** Clicks as Slack sends them, clicks that somebody else signed, and what a signed click should not hold. */
export function* asSlack(operation: Operation, { own, other, slackSecret }: World): Generator<Case> {
  const click = (value: string) =>
    `{"type":"block_actions","user":{"id":"U1","name":"jane"},"actions":[{"action_id":"acknowledge","value":${value}}]}`;
  const button = buttonOf(own, slackSecret);
  const ownClick = click(`"${button}"`);
  const body = formOf(ownClick);
  const caseOf = (name: string, sent: Buffer, headers: Record<string, string>, statuses: number[]): Case => ({
    ...validCase(operation, {}, headers),
    name,
    body: sent,
    wanted: { statuses, without: [other.mark, other.tenant] },
  });
  const signedCase = (name: string, sent: Buffer, statuses: number[]) =>
    caseOf(name, sent, signed(sent, slackSecret), statuses);

  yield signedCase('a valid request, a click', body, [200]);
  for (const value of forgedButtons(button, buttonOf(other, 'another secret')))
    yield signedCase(`the value ${value}`, formOf(click(JSON.stringify(value))), [200]);

  const valid = signed(body, slackSecret);
  const forged: Record<string, Record<string, string>> = {
    'another secret': signed(body, 'another secret'),
    'a timestamp that is too old': signed(body, slackSecret, nowInSeconds() - 3_600),
    'a timestamp in the future': signed(body, slackSecret, nowInSeconds() + 3_600),
    'the signature of another body': signed(Buffer.from('payload=%7B%7D'), slackSecret),
    'no timestamp': { [SIGNATURE]: valid[SIGNATURE]! },
    'no signature': { [TIMESTAMP]: valid[TIMESTAMP]! },
    'an empty signature': { ...valid, [SIGNATURE]: '' },
    'another version': { ...valid, [SIGNATURE]: valid[SIGNATURE]!.replace('v0', 'v1') },
    'a signature that is too long': { ...valid, [SIGNATURE]: `${valid[SIGNATURE]}00` },
    'another timestamp': { ...valid, [TIMESTAMP]: String(nowInSeconds() + 1) },
    'a timestamp that is no number': { ...valid, [TIMESTAMP]: 'NaN' },
  };
  for (const [name, headers] of Object.entries(forged)) yield caseOf(name, body, headers, [401]);

  const places: Record<string, (text: string) => string> = {
    payload: (text) => text,
    type: (text) => ownClick.replace('"block_actions"', () => text),
    user: (text) => ownClick.replace(/\{"id".*?\}/, () => text),
    'user.name': (text) => ownClick.replace('"jane"', () => text),
    actions: (text) => ownClick.replace(/\[.*\]/, () => text),
    'an action': (text) => ownClick.replace(/\[.*\]/, () => `[${text}]`),
    action_id: (text) => ownClick.replace('"acknowledge"', () => text),
    value: click,
  };
  for (const [place, put] of Object.entries(places))
    for (const { name, text, isBinary } of spoiltValues) {
      const payload = put(text);
      const sent = isBinary ? Buffer.from(`payload=${payload}`, 'latin1') : formOf(payload);
      yield signedCase(`${name} as ${place}`, sent, [200, 400, 413]);
    }
  for (const text of ['', 'payload', 'payload=', 'payload=%ff', 'payload=a&payload=b', 'other=1', '%00=%00'])
    yield signedCase(`the form ${text}`, Buffer.from(text), [400]);
}

/** Signed for other ids than they show, or not by us. */
function forgedButtons(own: string, other: string): string[] {
  const [tenant, signal, signature] = own.split('.');
  const [otherTenant, otherSignal] = other.split('.');
  return [
    other,
    `${otherTenant}.${otherSignal}.${signature}`,
    `${tenant}.${otherSignal}.${signature}`,
    `${otherTenant}.${signal}.${signature}`,
    `${tenant}.${signal}.${'A'.repeat(43)}`,
    `${tenant}.${signal}.`,
    `${tenant}.${signal}`,
    '..',
  ];
}
