import { now, rendering, texts } from '../../../test/shown-on-slack';
import { signalContext } from '../../../test/signal-context';
import { endedCard } from '../teams/cards/ended-card';
import { alertFor } from './alert-for';
import { closedBlocks, closingReply } from './closed-blocks';

it('shows after the end what happened and how long it took', () => {
  const said = texts(closedBlocks(signalContext({}, 'resolved'), rendering).blocks).join('\n');
  expect(said).toContain(':white_check_mark: Integration Reconnected: TechCorp');
  expect(said).toContain('From Jan 29, 2026 at 10:45 AM to Jan 29, 2026 at 12:45 PM');
  expect(closingReply(signalContext({}, 'resolved'), now)).toContain('It took 2 hours.');
});

it.each([
  ['integration_degraded', 'Integration Works Again: TechCorp', 'works again in full'],
  ['integration_expiring', 'Credentials Renewed: TechCorp', 'has new credentials'],
] as const)('calls only what was disconnected reconnected, and not %s', (signal_type, title, words) => {
  const over = signalContext({ signal_type }, 'resolved');
  const said = texts(closedBlocks(over, rendering).blocks).join('\n') + closingReply(over, now);
  expect(said).toContain(title);
  expect(said).toContain(words);
  expect(said).not.toMatch(/[Rr]econnected|connected again/);
});

it.each([
  ['integration_disconnected', true],
  ['integration_degraded', true],
  ['integration_expiring', false],
  ['integration_near_limit', false],
] as const)('names after %s the error only where there was one', (signal_type, named) => {
  const over = signalContext({ signal_type }, 'resolved');
  const card = JSON.stringify(endedCard(over, rendering));
  for (const said of [JSON.stringify(closedBlocks(over, rendering)), card]) {
    expect(said.includes('Error was')).toBe(named);
    expect(said).toContain('It took 2 hours.');
  }
});

it.each([
  ['2026-01-29T20:00:00Z', 'today, on Jan 29, 2026 at 3:00 PM EST'],
  ['2026-01-30T05:30:00Z', 'tomorrow, on Jan 30, 2026 at 12:30 AM EST'],
  ['2026-02-05T18:46:00Z', 'in 7 days, on Feb 5, 2026 at 1:46 PM EST'],
  ['2026-01-28T18:00:00Z', 'on Jan 28, 2026 at 1:00 PM EST, which has passed'],
])('says of credentials that end at %s: %s', (at, when) => {
  const signal_type = 'integration_expiring';
  const told = { ...signalContext({ signal_type, credentials_end: { at, why: 'expire' } }) };
  const { text, blocks } = alertFor({ ...told, template: 'integration_expiring_alert' }, rendering);
  expect(text).toContain(`The access to Salesforce ends ${when}`);
  const said = JSON.stringify(blocks);
  expect(said).toContain('Status: works');
  // Once, and on the clock of whoever reads it.
  expect(said.match(/The access/g)).toHaveLength(1);
  expect(said).toContain(`The access ends: <!date^${Date.parse(at) / 1_000}^{date_short} at {time} ({ago})|`);
  expect(said).not.toMatch(/DISCONNECTED|Error|until then/);
});

it('says of a grant that nobody uses why it ends, and that it stays once it is used', () => {
  const unused = {
    signal_type: 'integration_expiring',
    credentials_end: { at: '2026-02-02T18:00:00Z', why: 'unused' },
  } as const;
  const told = { ...signalContext(unused), template: 'integration_expiring_alert' };
  const { text, blocks } = alertFor(told, rendering);
  expect(texts(blocks).join('\n')).toContain(
    'Salesforce ends access that nobody uses. This access stays if it is used before\nThe access ends: Feb 2, 2026 at 1:00 PM',
  );
  expect(text).toContain('Salesforce ends access that nobody uses. This access ends in 4 days');
  expect(closingReply(signalContext(unused, 'resolved'), now)).toContain('was used again, so its access stays');
});

it('does not call an integration repaired that was removed or paused', () => {
  const over = signalContext({}, 'withdrawn');
  const said = texts(closedBlocks(over, rendering).blocks).join('\n');
  expect(said).toContain('Alert Withdrawn');
  expect(said).toContain('REMOVED OR PAUSED');
  expect(closingReply(over, now)).toContain('was removed or paused on purpose');
  expect(said).not.toMatch(/Reconnected|It took/);
  expect(JSON.stringify(endedCard(over, rendering))).not.toContain('It took');
});
