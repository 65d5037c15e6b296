import type { SignalType } from '@linesman/contracts';
import { signalContext } from '../../../../test/signal-context';
import type { SignalContext } from '../../../signals/signal-context';
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
  const pages = (of: SignalContext) => alertCard(of, rendering).actions.map(({ url }) => url);
  expect(pages(told)).toEqual([
    `https://linesman.example/risk-signals/${signal_id}`,
    `https://linesman.example/integrations/${snapshot.status_change.integration_id}`,
  ]);
  expect(pages({ ...told, contact_stopped: 'bounced' })).toContain(
    `https://linesman.example/customers/${snapshot.customer!.customer_id}/contact`,
  );
});

it('tells the manager first that nobody has acted', () => {
  const said = readable(alertCard({ ...signalContext(), audience: 'manager' }, rendering)).split('\n');
  expect(said[1]).toMatch(/ and nobody has acted\.$/);
  expect(said[2]).toMatch(/^CSM: /);
});

it('asks the CSM, and not the manager, for a decision', () => {
  const asked = { key: 'k', question: 'Email Bob?', due_at: rendering.now, decision: null } as never;
  const told = { ...signalContext(), approvals: [asked] };
  expect(readable(alertCard(told, rendering))).toMatch(/A decision is needed: Email Bob\? Decide under Tasks/);
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
