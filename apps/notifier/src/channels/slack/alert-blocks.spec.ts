import { randomUUID } from 'node:crypto';
import type { KnownBlock } from '@slack/web-api';
import { signalContext } from '../../../test/signal-context';
import { alertBlocks } from './alert-blocks';
import { closedBlocks, closingReply } from './closed-blocks';

const now = new Date('2026-01-29T18:46:00Z');
const rendering = { now, publicOrigin: 'https://linesman.example', value: 'ids' };

const texts = (blocks: KnownBlock[]): string[] =>
  blocks.flatMap((block) => (block.type === 'header' || block.type === 'section' ? [block.text!.text] : []));
const buttons = (blocks: KnownBlock[]) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));

it('says everything that PRD-101 5.1 says, in its order and wording', () => {
  expect(texts(alertBlocks(signalContext(), rendering).blocks)).toEqual([
    ':electric_plug: Integration Disconnected: TechCorp',
    'Integration: Salesforce CRM Sync\nStatus: DISCONNECTED\nSince: Jan 29, 2026 at 10:45 AM (3 hours ago)',
    'Error: OAuth token expired and refresh failed\nError Code: INVALID_GRANT',
    'Impact:\n- CRM data sync stopped\n- Health score updates not pushing to Salesforce\n- This is marked as a CRITICAL integration',
    'Customer Context:\n- ARR: $200,000\n- Technical Contact: Bob Smith (IT Admin)\n- Previous disconnection: Never',
    'Troubleshooting Steps:\n1. Customer needs to reauthorize Salesforce connection\n2. Direct them to: Settings > Integrations > Salesforce > Reconnect\n3. If issue persists, check Salesforce API permissions',
  ]);
});

it('offers the three buttons, the last one a link', () => {
  const context = signalContext();
  expect(buttons(alertBlocks(context, rendering).blocks)).toMatchObject([
    { text: { text: 'Send Fix Instructions' }, value: 'ids' },
    { text: { text: 'Schedule Tech Call' }, value: 'ids' },
    {
      text: { text: 'View Integration Status' },
      url: `https://linesman.example/integrations/${context.signal.snapshot.status_change.integration_id}`,
    },
  ]);
});

it('names the previous disconnection on the clock of the customer', () => {
  const { blocks } = alertBlocks(signalContext({ previous_disconnection_at: '2026-01-02T03:04:00Z' }), rendering);
  expect(texts(blocks).join('\n')).toContain('Previous disconnection: Jan 1, 2026 at 10:04 PM');
});

it('says who acted and when', () => {
  const context = signalContext();
  const acted = {
    tenant_id: context.signal.tenant_id,
    signal_id: context.signal.signal_id,
    id: randomUUID(),
    actor_id: 'U1',
    note: null,
  };
  context.responses = [{ ...acted, action: 'send_fix_instructions', actor: 'Jane Miller', responded_at: now }];
  expect(JSON.stringify(alertBlocks(context, rendering).blocks)).toContain(
    'Jane Miller sent the fix instructions on Jan 29, 2026 at 1:46 PM',
  );
});

it("does not let a tenant's text become markup, mentions or links", () => {
  const context = signalContext();
  context.signal.snapshot.customer!.name = '<!channel> & <https://evil.example|Reset>';
  const { text, blocks } = alertBlocks(context, rendering);
  expect(text).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|Reset&gt;');
  expect(JSON.stringify(blocks)).not.toContain('"mrkdwn"');
});

it("stays within Slack's limits whatever it is given", () => {
  const context = signalContext({ troubleshooting: Array.from({ length: 100 }, () => '🔌'.repeat(100)) });
  context.signal.snapshot.customer!.name = '🔌'.repeat(5_000);
  const { text, blocks } = alertBlocks(context, rendering);
  const [head, ...sections] = texts(blocks);
  expect(head!.length).toBeLessThanOrEqual(150);
  expect(head).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  for (const section of sections) expect(section.length).toBeLessThanOrEqual(3_000);
  expect(text.length).toBeLessThanOrEqual(4_000);
});

it('shows after the end what happened and how long it took', () => {
  const said = texts(closedBlocks(signalContext({}, 'resolved'), rendering).blocks).join('\n');
  expect(said).toContain(':white_check_mark: Integration Reconnected: TechCorp');
  expect(said).toContain('From Jan 29, 2026 at 10:45 AM to Jan 29, 2026 at 12:45 PM');
  expect(closingReply(signalContext({}, 'resolved'), now)).toContain('It took 2 hours.');
});

it('does not call a removed integration repaired', () => {
  const said = texts(closedBlocks(signalContext({}, 'withdrawn'), rendering).blocks).join('\n');
  expect(said).toContain('Alert Withdrawn');
  expect(said).not.toContain('Reconnected');
});
