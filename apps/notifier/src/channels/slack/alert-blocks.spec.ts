import { randomUUID } from 'node:crypto';
import type { SignalSnapshot } from '@linesman/contracts';
import type { KnownBlock } from '@slack/web-api';
import { signalContext } from '../../../test/signal-context';
import { now, rendering, texts } from '../../../test/shown-on-slack';
import { snapshot } from '../../../test/snapshot';
import type { Answer, SignalContext } from '../../signals/signal-context';
import type { TechCall } from '../../signals/tech-call.entity';
import { alertBlocks } from './alert-blocks';
import { alertFor } from './alert-for';
import { staffBlocks } from './staff-blocks';

const elements = (blocks: KnownBlock[]) => blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
const buttons = (blocks: KnownBlock[]) => elements(blocks).filter(({ type }) => type === 'button');

const sample = `:electric_plug: Integration Disconnected: TechCorp
Integration: Salesforce CRM Sync
Status: DISCONNECTED
Since: Jan 29, 2026 at 10:45 AM (3 hours ago)
Error: OAuth token expired and refresh failed
Error Code: INVALID_GRANT
Impact:
- CRM data sync stopped
- Health score updates not pushing to Salesforce
- This is marked as a CRITICAL integration
Customer Context:
- ARR: $200,000
- Technical Contact: Bob Smith (IT Admin)
- Previous disconnection: Never
Troubleshooting Steps:
1. Customer needs to reauthorize Salesforce connection
2. Direct them to: Settings > Integrations > Salesforce > Reconnect
3. If issue persists, check Salesforce API permissions`.split('\n');

it('says everything that PRD-101 5.1 says, in its order and wording', () => {
  expect(texts(alertBlocks(signalContext(), rendering).blocks).join('\n').split('\n')).toEqual(sample);
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

type Change = Partial<SignalSnapshot['status_change']>;
const because = (change: Change, over: Partial<SignalSnapshot> = {}) =>
  signalContext({ status_change: { ...snapshot().status_change, ...change }, ...over });
const labels = (told: SignalContext) =>
  buttons(alertBlocks(told, rendering).blocks).flatMap((it) => ('text' in it ? [it.text.text] : []));

it.each([
  ['server_error', 'provider', ['Tell the customer that Salesforce is down', 'View Integration Status']],
  ['lease_failed', 'us', ['Acknowledge', 'View Integration Status']],
  ['refresh_interrupted', 'us', ['Send Fix Instructions', 'Schedule Tech Call', 'View Integration Status']],
  ['webhook_refused', 'customer_endpoint', ['Send Fix Instructions', 'Schedule Tech Call', 'View Integration Status']],
] as const)('offers for %s only what helps', (cause, party_at_fault, expected) => {
  expect(labels(because({ cause, party_at_fault }))).toEqual(expected);
});

it('says that the contact unsubscribed, and offers another contact in place of emails', () => {
  const told: SignalContext = { ...signalContext(), contact_stopped: 'unsubscribed' };
  expect(labels(told)).toEqual(['Change Contact', 'View Integration Status']);
  expect(texts(alertBlocks(told, rendering).blocks).join('\n')).toContain(
    'Technical Contact: Bob Smith (IT Admin): unsubscribed, gets no emails',
  );
});

it('says less where the document names the alert of a degraded integration, and what still works first', () => {
  const told = signalContext({ signal_type: 'integration_degraded', working_parts: ['sso'] });
  const { blocks } = alertFor({ ...told, template: 'integration_degraded_alert' }, rendering);
  const said = texts(blocks).join('\n');
  expect(said).toContain(':warning: Integration Degraded: TechCorp');
  expect(said.indexOf('Still works:\n- signing in')).toBeLessThan(said.indexOf('Error: '));
  expect(said).toContain('Technical Contact: Bob Smith (IT Admin)');
  expect(said).toContain('Troubleshooting Steps:');
  expect(said).not.toMatch(/ARR|Previous disconnection|Error Code/);
  expect(labels(told)).toEqual(buttons(blocks).flatMap((it) => ('text' in it ? [it.text.text] : [])));
});

it.each([
  ['integration_near_limit', 'Status: works'],
  ['integration_expiring', 'Status: works'],
  ['integration_degraded', ':warning: Integration Degraded'],
] as const)('goes by the type of the signal where no document names the alert: %s', (signal_type, words) => {
  const told = signalContext({
    signal_type,
    status_change: { ...snapshot().status_change, new_status: 'healthy' },
  });
  const said = texts(alertFor({ ...told, template: null }, rendering).blocks).join('\n');
  expect(said).toContain(words);
  expect(said).not.toMatch(/HEALTHY|Error Code/);
  expect(alertFor(told, rendering)).toEqual(alertFor({ ...told, template: `${signal_type}_alert` }, rendering));
});

it('says as much as the document wants that names another alert', () => {
  const told = { ...signalContext(), template: 'integration_degraded_alert' };
  expect(texts(alertFor(told, rendering).blocks).join('\n')).not.toContain('Error Code');
});

it.each(['integration_degraded_alert', null])(
  'names the endpoint, how many failed since when, and the last answer: %s',
  (template) => {
    const since = '2026-01-29T15:45:00.000Z';
    const refused = { cause: 'webhook_refused', party: 'customer_endpoint', since } as const;
    const problems: SignalSnapshot['problems'] = [
      { ...refused, part: 'hooks.example/orders', failures: 17, http_status: 410 },
      { ...refused, part: 'hooks.example/invoices', failures: 5, reason: 'Webhook deliveries are refused' },
      { ...refused, cause: 'webhook_silent', part: 'hooks.example/customers', reason: 'No webhook was heard of' },
    ];
    const change = { cause: 'webhook_refused', failure_reason: 'Webhook deliveries are refused' } as const;
    const told = because(change, { signal_type: 'integration_degraded', problems, working_parts: ['SYNC_CONTACTS'] });
    const said = texts(alertFor({ ...told, template }, rendering).blocks).join('\n');
    const long = 'since Jan 29, 2026 at 10:45 AM EST';
    expect(said).toContain(
      `Error: Webhook deliveries are refused (hooks.example/orders: 17 refused ${long}, the last with HTTP 410)`,
    );
    expect(said).toContain(
      `Also:\n- Webhook deliveries are refused (hooks.example/invoices: 5 refused ${long}, the last without an answer)`,
    );
    expect(said).toContain(`- No webhook was heard of (hooks.example/customers: nothing heard ${long})`);
    expect(said).toContain('Still works:\n- sync contacts');
  },
);

it('says of a sync that is late when it was due, and when it last worked', () => {
  const since = '2026-01-29T15:45:00.000Z';
  const late = { cause: 'sync_late', party: 'us', since, part: 'SYNC_CONTACTS' } as const;
  const problems: SignalSnapshot['problems'] = [
    { ...late, last_worked_at: '2026-01-28T15:45:00.000Z' },
    { ...late, cause: 'sync_failed', part: 'SYNC_OPPORTUNITIES', reason: 'A scheduled sync fails' },
  ];
  const change = { cause: 'sync_late', failure_reason: 'A scheduled sync has not read everything in time' } as const;
  const told = because(change, { signal_type: 'integration_degraded', problems });
  const said = texts(alertFor({ ...told, template: null }, rendering).blocks).join('\n');
  const due = 'due Jan 29, 2026 at 10:45 AM EST';
  expect(said).toContain(`in time (sync contacts: ${due}, last worked Jan 28, 2026 at 10:45 AM EST)`);
  expect(said).toContain(`- A scheduled sync fails (sync opportunities: ${due}, has never worked)`);
  // The problem is ours, so our staff are the ones who read it.
  const staff = texts(staffBlocks({ ...told, audience: 'staff' }, 'https://linesman.example').blocks).join('\n');
  expect(staff).toContain('(sync contacts: due Jan 29, 2026 at 3:45 PM UTC, last worked Jan 28, 2026 at 3:45 PM UTC)');
});

it('has no section without a line', () => {
  const { blocks } = alertBlocks(signalContext({ impact: [], troubleshooting: [] }), rendering);
  expect(texts(blocks).join('\n')).not.toContain('Troubleshooting');
  const minor = because({ is_critical: false }, { impact: [] });
  expect(texts(alertBlocks(minor, rendering).blocks).join('\n')).not.toContain('Impact');
  const idle = { ...because({ party_at_fault: 'customer' }), audience: 'staff', staff_tasks: [] } as const;
  expect(texts(staffBlocks({ ...idle, staff_tasks: [] }, 'https://linesman.example').blocks).join()).not.toContain(
    'What to do',
  );
});

it('names every problem and what still works', () => {
  const since = '2026-01-29T15:45:00.000Z';
  const problems: SignalSnapshot['problems'] = [
    { cause: 'refresh_refused', party: 'customer', since },
    { cause: 'webhook_refused', party: 'customer_endpoint', part: 'orders', reason: 'HTTP 410', since },
  ];
  const said = texts(alertBlocks(signalContext({ problems, working_parts: ['sso'] }), rendering).blocks).join('\n');
  expect(said).toContain('Also:\n- HTTP 410 (orders)');
  expect(said).toContain('Still works:\n- signing in');
});

type Delivery = SignalContext['responses'][number]['delivery'];
const answer = (over: Partial<Answer>): Answer => ({
  state: 'not_sent',
  reason: null,
  recipient: 'bob.smith@techcorp.example',
  stopped: null,
  ...over,
});

it.each<[string, Delivery, string]>([
  ['sent', answer({ state: 'sent' }), 'Jane Miller sent the fix instructions on'],
  ['being sent', answer({ state: 'under_way' }), 'Jane Miller is sending the fix instructions, since'],
  [
    'not sent',
    answer({ reason: 'unsubscribed', stopped: 'unsubscribed' }),
    'They were not sent: Bob Smith unsubscribed. A task asks for another contact. Asked on',
  ],
  [
    'not sent to a contact who was replaced since',
    answer({ reason: 'unsubscribed', stopped: 'unsubscribed', recipient: 'ann@techcorp.example' }),
    'They were not sent: ann@techcorp.example unsubscribed. Asked on',
  ],
  [
    'given up',
    answer({ reason: 'gave_up: Connection timeout' }),
    'They were not sent: no mail server took the email, however often we tried. The last attempt ended with \\"Connection timeout\\". Asked on',
  ],
  ['for nobody', null, 'They were not sent: there is no technical contact on record. A task asks for another contact.'],
])('says of instructions that are %s only what happened, and when', (_, delivery, words) => {
  const told = signalContext();
  const { tenant_id, signal_id } = told.signal;
  const acted = {
    tenant_id,
    signal_id,
    id: randomUUID(),
    asked: 1,
    actor_id: 'U1',
    note: null,
    responded_at: now,
    delivery,
  };
  told.responses = [{ ...acted, action: 'send_fix_instructions', actor: 'Jane Miller' }];
  const said = JSON.stringify(alertBlocks(told, rendering).blocks);
  expect(said).toContain(words);
  expect(said).toContain(`<!date^${now.getTime() / 1_000}^{date_short} at {time}|Jan 29, 2026 at 1:46 PM EST>`);
});

it('shows the times that were offered for a call, then the one that was chosen, then what came of it', () => {
  const told = signalContext();
  const offered = ['2026-01-30T15:00:00.000Z', '2026-01-30T18:00:00.000Z'];
  const call = {
    contact: 'bob.smith@techcorp.example',
    slots: offered,
    starts_at: null,
    outcome: null,
    outcome_by: null,
  } as unknown as TechCall;
  const said = (of: TechCall) => alertBlocks({ ...told, tech_call: of }, rendering).blocks;
  expect(texts(said(call)).join('\n')).toContain('• Jan 30, 2026 at 1:00 PM');
  const chosen = { ...call, starts_at: new Date(offered[0]!) };
  expect(texts(said(chosen)).join('\n')).toContain('Tech call with Bob Smith:\nJan 30, 2026 at 10:00 AM, half an hour');
  expect(JSON.stringify(buttons(said(chosen)))).toContain('tech_call_held');
  const held = said({ ...chosen, outcome: 'held', outcome_by: 'Jane Miller' });
  expect(JSON.stringify(held)).toContain('Jane Miller: the call took place.');
  expect(JSON.stringify(buttons(held))).not.toContain('tech_call_held');
});

const isPlain = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'plain_text';

it("does not let a tenant's text become markup, mentions or links", () => {
  const context = signalContext();
  context.signal.snapshot.customer!.name = '<!channel> & <https://evil.example|Reset>';
  const { text, blocks } = alertBlocks(context, rendering);
  expect(text).toContain('&lt;!channel&gt; &amp; &lt;https://evil.example|Reset&gt;');
  const markup = JSON.stringify(blocks, (_, value: unknown) => (isPlain(value) ? undefined : value));
  expect(markup).not.toContain('evil.example');
});

it('lets no name begin a line of its own, or turn a line around', () => {
  const context = signalContext();
  context.signal.snapshot.customer!.name = 'TechCorp\r\nStatus: CONNECTED\u202edetcennoc\u2028x';
  const { text, blocks } = alertBlocks(context, rendering);
  const said = [text, ...texts(blocks)].join('\n');
  expect(said).toContain('TechCorp Status: CONNECTED detcennoc x');
  expect(said).not.toMatch(/^Status: CONNECTED|[\r\u202e\u2028]/m);
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
