import { signalContext } from '../../../test/signal-context';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { emailHeaders } from './compose-email';
import type { EmailRecipient } from './contacts';
import { emailValues } from './email-values';
import { Templates } from './templates';

const templates = new Templates();
const surroundings = {
  now: new Date('2026-01-29T18:46:00Z'),
  publicOrigin: 'https://linesman.example',
  reconnectUrl: 'https://linesman.example/reconnect/once?a=1&b=2',
};

type Claimed = ClaimedDelivery<EmailRecipient>;

function claimed(change: (delivery: Claimed) => void = () => undefined): Claimed {
  const context = signalContext();
  const contact = { tenant_id: context.settings.tenant_id, email: 'bob.smith@techcorp.example', stopped: null };
  const made = {
    ...context,
    delivery: { recipient: contact.email, audience: 'contact', occasion: 'opened' },
    decision: { act: 'send' },
    stored: { contact: { ...contact, unsubscribe_token: 'token', stopped_at: null } },
  } as Claimed;
  change(made);
  return made;
}
const render = (name: string, delivery = claimed()) => templates.render(name, emailValues(delivery, surroundings));

it('writes the email of PRD-101 5.2', async () => {
  const { subject, text } = await render('integration_disconnected_customer');
  expect(subject).toBe('Action Required: Your Salesforce integration needs reauthorization');
  expect(text.split('\n--\n')[0]!.trim()).toBe(`Hi Bob Smith,

We noticed that your Salesforce integration with PlanPilot has disconnected. This means data sync between the systems is currently paused.

What happened:
OAuth token expired and refresh failed

To fix this (takes about 2 minutes):
1. Log in to PlanPilot
2. Go to Settings > Integrations > Salesforce
3. Click "Reconnect" and authorize the connection

Reconnect Salesforce Now: https://linesman.example/reconnect/once?a=1&b=2

If you run into any issues, reply to this email and we'll help you sort it out.

Best regards,
The PlanPilot Team`);
});

it.each([
  'integration_disconnected_customer',
  'integration_disconnected_team',
  'integration_reconnected_customer',
  'integration_reconnected_team',
  'fix_instructions_customer',
  'tech_call_customer',
])('renders %s with everything that it names', async (name) => {
  const { subject, text, html } = await render(name);
  expect(subject).not.toBe('');
  for (const said of [subject, text, html]) expect(said).not.toMatch(/\{\{|\{%|undefined|\[object/);
  expect(html).toContain('</html>');
});

it("does not let a provider's text become markup or headers", async () => {
  const hostile = claimed(({ signal }) => {
    signal.snapshot.status_change.failure_reason =
      '<script>alert(1)</script> {{ product_name }} {% include "frame.html" %}';
    signal.snapshot.connection_name = 'Sales\r\nBcc: everybody@example.com';
  });
  const { subject, html } = await render('integration_disconnected_customer', hostile);
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; {{ product_name }}');
  expect(subject).not.toMatch(/[\r\n]/);
});

it('offers one-click unsubscription to the contact and to nobody on our side', () => {
  expect(emailHeaders(claimed(), 'https://linesman.example')).toMatchObject({
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': expect.stringMatching(/^<https:\/\/linesman\.example\/unsubscribe\/.+\.token>$/) as string,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
  const inside = claimed((delivery) => (delivery.stored = {}));
  expect(emailHeaders(inside, 'https://linesman.example')).toEqual({ 'Auto-Submitted': 'auto-generated' });
});
