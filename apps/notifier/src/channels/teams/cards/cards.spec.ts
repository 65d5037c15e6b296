import type { SignalType } from '@linesman/contracts';
import { signalContext } from '../../../../test/signal-context';
import type { SignalContext } from '../../../signals/signal-context';
import type { TechCall } from '../../../signals/tech-call.entity';
import type { Shown } from './activity';
import { alertCard } from './alert-card';
import { endedCard } from './ended-card';

const rendering = { now: new Date('2026-01-29T18:45:00Z'), publicOrigin: 'https://linesman.example' };

/** As one reads it. */
const readable = ({ title, body }: Shown): string =>
  [title, ...body]
    .flatMap((it) =>
      ((it as { inlines?: { text: string }[] } | undefined)?.inlines ?? []).map(({ text }) => text).join(''),
    )
    .join('\n');

it('says what broke, why, whom it concerns and what to do', () => {
  const told = signalContext();
  const said = readable(alertCard(told, rendering));
  const { snapshot } = told.signal;
  for (const words of [
    'Integration Disconnected: TechCorp',
    `Integration: ${snapshot.status_change.integration_name}`,
    'Status: DISCONNECTED',
    'Error code: ',
    'ARR: $',
    `1. ${snapshot.troubleshooting[0]}`,
    'Nothing has been done so far',
    `Severity: ${snapshot.severity}`,
  ])
    expect(said).toContain(words);
});

it('says once what waits', () => {
  const told = signalContext();
  const waiting = { count: 1 };
  const impact = { lines: [], stopped: [], facts: ['1 request waits'], workload: { waiting } };
  told.signal.diagnosis = { impact } as unknown as (typeof told.signal)['diagnosis'];
  const said = readable(alertCard(told, rendering));
  expect(said.split('1 request waits')).toHaveLength(2);
  expect(said).toContain('Nothing has been done so far');
});

it.each<SignalType>([
  'integration_disconnected',
  'integration_degraded',
  'integration_expiring',
  'integration_near_limit',
])('leaves no gap in the words about %s', (signal_type) => {
  expect(readable(alertCard(signalContext({ signal_type }), rendering))).not.toMatch(/undefined|null|NaN|\[object/);
});

it('leads to the page where one acts, and where another contact is chosen if there has to be one', () => {
  const told = signalContext();
  const { signal_id, snapshot } = told.signal;
  const pages = (of: SignalContext) =>
    alertCard(of, rendering).actions.flatMap((it) => (it.type === 'Action.OpenUrl' ? [it.url] : []));
  expect(pages(told)).toEqual([
    `https://linesman.example/risk-signals/${signal_id}`,
    `https://linesman.example/integrations/${snapshot.status_change.integration_id}`,
  ]);
  expect(pages({ ...told, contact_stopped: 'bounced' })).toContain(
    `https://linesman.example/customers/${snapshot.customer!.customer_id}/contact`,
  );
});

/** The buttons of a card, wherever they stand, by what they do. */
function pressable({ body, actions }: Shown): Record<string, string> {
  const found: Record<string, string> = {};
  JSON.stringify([body, actions], (_, it: Partial<Record<'type' | 'verb' | 'title', string>>) => {
    if (it?.type === 'Action.Execute') found[it.verb!] = it.title!;
    return it;
  });
  return found;
}

it('offers what helps, and to acknowledge, snooze and assign', () => {
  const told = signalContext();
  const shown = alertCard(told, rendering);
  expect(pressable(shown)).toEqual({
    send_fix_instructions: 'Send Fix Instructions',
    schedule_tech_call: 'Schedule Tech Call',
    handle: 'Save',
    assign: 'Assign',
  });
  const { tenant_id, signal_id } = told.signal;
  expect(shown.actions[0]).toMatchObject({ data: { tenant_id, signal_id }, style: 'positive' });
  expect(JSON.stringify(shown.actions)).toContain('"title":"Snooze until it gets worse"');
  expect(JSON.stringify(shown.actions)).not.toContain('End the snooze');
  const snoozed = { ...told, handling: { snoozed_by: 'Jane' } as SignalContext['handling'] };
  expect(JSON.stringify(alertCard(snoozed, rendering).actions)).toContain('"title":"End the snooze"');
  expect(pressable(alertCard({ ...told, contact_stopped: 'bounced' }, rendering))).toEqual({
    handle: 'Save',
    assign: 'Assign',
  });
});

it('shows the times of a call, and asks whether it took place', () => {
  const told = signalContext();
  const call = { contact: 'bob.smith@techcorp.example', slots: ['2026-01-30T15:00:00Z'] } as TechCall;
  const shown = (of: TechCall) => alertCard({ ...told, tech_call: of }, rendering);
  expect(readable(shown(call))).toMatch(/Times offered to Bob Smith for a tech call:\n- Jan 30, 2026 at 10:00 AM/);
  const agreed = { ...call, starts_at: new Date(call.slots[0]!) };
  expect(readable(shown(agreed))).toContain('Tech call with Bob Smith: Jan 30, 2026 at 10:00 AM EST, half an hour');
  expect(pressable(shown(agreed))).toMatchObject({ tech_call_held: 'The call took place' });
  const held = { ...agreed, outcome: 'held' as const, outcome_by: 'Jane Miller' };
  expect(readable(shown(held))).toContain('Jane Miller: the call took place.');
  expect(pressable(shown(held))).not.toHaveProperty('tech_call_held');
});

it('tells the manager first that nobody has acted', () => {
  const said = readable(alertCard({ ...signalContext(), audience: 'manager' }, rendering)).split('\n');
  expect(said[1]).toMatch(/ and nobody has acted\.$/);
  expect(said[2]).toMatch(/^CSM: /);
});

it('asks the CSM, and not the manager, for a decision', () => {
  const asked = { key: 'k', question: 'Email Bob?', due_at: rendering.now, decision: null } as never;
  const told = { ...signalContext(), approvals: [asked] };
  expect(readable(alertCard(told, rendering))).toMatch(/A decision is needed: Email Bob\?\n+Decide until Jan 29/);
  expect(pressable(alertCard(told, rendering))).toMatchObject({
    'approval.approved.k': 'Approve',
    'approval.refused.k': 'Refuse',
  });
  expect(readable(alertCard({ ...told, audience: 'manager' }, rendering))).not.toContain('Email Bob?');
});

it.each([
  ['resolved', 'Integration Reconnected: TechCorp', 'Status: HEALTHY'],
  ['withdrawn', 'Alert Withdrawn: TechCorp', 'Status: REMOVED OR PAUSED'],
] as const)('says that it is over: %s', (state, heading, status) => {
  const said = readable(endedCard(signalContext({}, state), rendering));
  expect(said).toContain(heading);
  expect(said).toContain(status);
  expect(said).toMatch(/From .* to /);
});
