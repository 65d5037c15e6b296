import { diagnosisOf } from '../../../test/diagnosis-sample';
import { signalContext } from '../../../test/signal-context';
import { rendering, texts } from '../../../test/shown-on-slack';
import type { SignalContext } from '../../signals/signal-context';
import { withDiagnosis } from '../../signals/with-diagnosis';
import { alertBlocks } from './alert-blocks';
import { degradedBlocks } from './degraded-blocks';

const told = (context: SignalContext, over: Parameters<typeof diagnosisOf>[1] = {}) =>
  withDiagnosis(context, diagnosisOf(context.signal.signal_id, over));
const shown = (context: SignalContext): string => texts(alertBlocks(context, rendering).blocks).join('\n');

it('tells what has stopped of what is used, the facts that matter, and their time', () => {
  const context = told(signalContext());
  expect(shown(context)).toContain(`Error Code: INVALID_GRANT
Confirmed: It was seen 5 times, by a probe and an execution
Impact:
- CRM data sync stopped (14 times in the last 30 days; late by 2 hours)
- 2 products use it
- This is marked as a CRITICAL integration
In numbers: 2 products, 1 subscription; 42 requests wait; 3 subscriptions billed through it, 2 by tomorrow
Customer Context:`);
  expect(shown(context)).not.toContain('Health score updates');
  expect(JSON.stringify(alertBlocks(context, rendering).blocks)).toContain('Jan 29, 2026 at 1:45 PM EST');
});

it('says what is not known, and that something speaks against the cause', () => {
  const not_known = ['Who depends on it is not known: the integrations service did not answer'];
  const context = signalContext();
  const doubted = { ...diagnosisOf(context.signal.signal_id, { not_known, facts: [] }), certainty: 'doubted' as const };
  doubted.evidence = [{ kind: 'canary', says: 'against', text: 'Our own integration of Salesforce works' }];
  const text = shown(withDiagnosis(context, doubted));
  expect(text).toContain(`- ${not_known[0]}`);
  expect(text).toContain('Doubted: Our own integration of Salesforce works');
  expect(text).not.toContain('In numbers');
});

it('tells how many disconnections there were before, and how long the last one took', () => {
  expect(shown(told(signalContext({ previous_disconnection_at: '2026-01-02T03:04:00Z' })))).toContain(
    '- Previous disconnection: Jan 1, 2026 at 10:04 PM (2 in 400 days; it took 3 hours)',
  );
});

it('keeps what else was open when the problem was reported', () => {
  const context = signalContext();
  const others = { of_customer: 2, of_type: 0 };
  context.signal.assessment = {
    is_critical: true,
    severity: 'high',
    party_at_fault: 'customer',
    arr: 1,
    impact: [],
    others,
  };
  expect(shown(told(context))).toContain('- Other open problems of this customer when this was reported: 2');
});

it('tells a degraded integration’s reader the same', () => {
  const text = texts(degradedBlocks(told(signalContext()), rendering).blocks).join('\n');
  expect(text).toContain('In numbers: 2 products, 1 subscription');
});

it('tells a contact what has stopped of what is used, without numbers', () => {
  const context = { ...signalContext(), audience: 'contact' as const };
  const { signal } = told(context, { syncs_stopped: undefined });
  expect(signal.snapshot.impact).toEqual(['CRM data sync stopped', '2 products use it']);
  expect(signal.snapshot.syncs_stopped).toBeUndefined();
});
