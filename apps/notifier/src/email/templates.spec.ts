import { story } from '../../test/story';
import type { Assignment } from '../deliveries/assignment';
import { mailHeaders } from './mail-headers';
import { mailValues } from './mail-values';
import { Templates } from './templates';

const templates = new Templates();
const surroundings = {
  now: new Date('2026-01-29T18:46:00Z'),
  publicOrigin: 'https://linesman.example',
  reconnectUrl: 'https://linesman.example/reconnect/once?a=1&b=2',
};

function assignment(change: (told: Assignment) => void = () => undefined): Assignment {
  const told = story();
  const contact = { tenant_id: told.settings.tenant_id, email: 'bob.smith@techcorp.example', stopped: null };
  const made = {
    ...told,
    delivery: { recipient: contact.email, audience: 'contact', occasion: 'opened' },
    decision: { act: 'send' },
    contact: { ...contact, unsubscribe_token: 'token', stopped_at: null },
  } as Assignment;
  change(made);
  return made;
}
const render = (name: string, told = assignment()) => templates.render(name, mailValues(told, surroundings));

it('writes the mail of PRD-101 5.2', async () => {
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

it("does not let a provider's words become markup or headers", async () => {
  const hostile = assignment(({ signal }) => {
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
  expect(mailHeaders(assignment(), 'https://linesman.example')).toMatchObject({
    'Auto-Submitted': 'auto-generated',
    'List-Unsubscribe': expect.stringMatching(/^<https:\/\/linesman\.example\/unsubscribe\/.+\.token>$/),
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  });
  const inside = assignment((it) => (it.contact = undefined));
  expect(mailHeaders(inside, 'https://linesman.example')).toEqual({ 'Auto-Submitted': 'auto-generated' });
});
