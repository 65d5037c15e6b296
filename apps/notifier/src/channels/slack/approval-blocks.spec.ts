import { signalContext } from '../../../test/signal-context';
import { now, rendering } from '../../../test/shown-on-slack';
import type { Approval } from '../../signals/approval';
import type { SignalContext } from '../../signals/signal-context';
import { alertFor } from './alert-for';
import { addressedTo } from './mention';

const open = (n: number): Approval => ({
  ...{ key: `approval.run.r.${n}`, question: `Send message ${n}?`, due_at: now },
  ...{ decision: null, decided_by: null, decided_at: null },
});
const decided = (n: number): Approval => ({ ...open(n), decision: 'approved', decided_by: 'Jane', decided_at: now });
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

/** A signal about which as much is known and was done as there can be. */
function busy(approvals: Approval[]): SignalContext {
  const told = signalContext({ previous_disconnection_at: '2026-01-02T03:04:00Z' });
  const { snapshot } = told.signal;
  const customer = {
    ...snapshot.customer!,
    csm: { ...snapshot.customer!.csm!, manager: { name: 'Max', email: 'm@a.b' } },
  };
  const part = {
    part: 'PROCESS_PAYMENT',
    name: 'payments',
    cause: 'timeout',
    reason: 'Timed out',
    observed_at: now.toISOString(),
  };
  const status_change = { ...snapshot.status_change, other_problems: [part], working: ['accounts'] };
  const delivery = { recipient: 'bob@techcorp.example', state: 'sent' as const, reason: null, stopped: null };
  const responses = (['acknowledge', 'send_fix_instructions', 'schedule_tech_call', 'tell_customer'] as const).map(
    (action) => ({ action, actor: 'Jane', responded_at: now, delivery }),
  );
  const tech_call = { contact: 'bob@techcorp.example', slots: [now], starts_at: now, outcome: null };
  const handling = {
    ...{ assignee: 'tom@acme.example', assignee_name: 'Tom', assigned_by: 'Jane', assigned_at: now },
    ...{ escalated_at: now, snoozed_by: 'Tom', snoozed_until: now },
  };
  return {
    ...told,
    ...{ approvals, responses, tech_call, handling },
    signal: { ...told.signal, snapshot: { ...snapshot, customer, status_change } },
  } as unknown as SignalContext;
}

it.each([
  'integration_disconnected_alert',
  'integration_degraded_alert',
  'integration_expiring_alert',
  'integration_near_limit_alert',
])('has room in a message of Slack for all that %s shows with ten questions', (template) => {
  const told = { ...busy(numbers(10).map(open)), template };
  const to = { recipient: 'jane@acme.example', user: 'U0JANE' };
  const { blocks } = addressedTo(to, told, alertFor(told, rendering));
  expect(blocks.length).toBeLessThanOrEqual(50);
});

it('shows first what nobody has decided, and says how many more there are', () => {
  const shown = JSON.stringify(
    alertFor(busy([...numbers(3).map(decided), ...[3, 4, 5, 6].map(open)]), rendering).blocks,
  );
  for (const n of [3, 4, 5, 6]) expect(shown).toContain(`A decision is needed: Send message ${n}?`);
  expect(shown).toContain('Send message 0? Jane approved this on');
  expect(shown).not.toContain('Send message 1?');
  expect(shown).toContain('2 more decisions are in Linesman.');
  const six = JSON.stringify(alertFor(busy(numbers(6).map(open)), rendering).blocks);
  expect(six).toContain('1 more decision is in Linesman.');
});
