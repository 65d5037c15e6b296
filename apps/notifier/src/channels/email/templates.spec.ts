import { type Cause, causeFacts, type SignalSnapshot } from '@linesman/contracts';
import { signalContext } from '../../../test/signal-context';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { emailHeaders } from './compose-email';
import type { EmailRecipient } from '../../contacts/contacts';
import { askedOf } from './customer-words';
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

it('writes the email of PRD-101 5.2, with the button first', async () => {
  const { subject, text } = await render('integration_disconnected_customer');
  expect(subject).toBe('Action Required: Your Salesforce integration needs reauthorization');
  expect(text.split('\n--\n')[0]!.trim()).toBe(`Hi Bob Smith,

We noticed that your Salesforce integration with PlanPilot has disconnected. This means data sync between the systems is currently paused.

What happened:
Salesforce access was revoked or has expired

To fix this (takes about 2 minutes):
Reconnect Salesforce Now: https://linesman.example/reconnect/once?a=1&b=2
No login is needed.

Or in PlanPilot:
1. Log in to PlanPilot
2. Go to Settings > Integrations > Salesforce
3. Click "Reconnect" and authorize the connection

If you run into any issues, reply to this email and we'll help you sort it out.

Best regards,
The PlanPilot Team`);
});

it.each(['integration_disconnected_customer', 'tech_call_customer'])(
  'keeps a space before the colon in French, in the plain text of %s',
  async (name) => {
    const { text } = await render(
      name,
      claimed((it) => Object.assign(it, { audience: 'contact', settings: { ...it.settings, language: 'fr' } })),
    );
    expect(text).toContain('Bonjour');
    expect(text).toMatch(/\u00a0: https:/);
    expect(text).not.toMatch(/[^\u00a0]:( |$)/m);
  },
);

it.each(['integration_disconnected_customer', 'fix_instructions_customer', 'integration_partly_working_customer'])(
  'offers in %s the button that needs no login, then the way through the product',
  async (name) => {
    const { text, html } = await render(name);
    for (const said of [text, html]) {
      const places = ['reconnect/once', 'No login is needed.', 'Or in PlanPilot:', 'Log in to PlanPilot'];
      const found = places.map((words) => said.indexOf(words));
      expect(found).not.toContain(-1);
      expect(found).toEqual(found.toSorted((a, b) => a - b));
    }
  },
);

it.each([
  'integration_disconnected_customer',
  'integration_disconnected_team',
  'integration_degraded_customer',
  'integration_degraded_team',
  'integration_reconnected_customer',
  'integration_reconnected_team',
  'escalated_manager',
  'reminder_team',
  'fix_instructions_customer',
  'integration_partly_working_customer',
  'integration_partly_working_team',
  'provider_down_customer',
  'staff_alert',
  'tech_call_customer',
  'tech_call_invitation',
  'tech_call_cancelled',
])('renders %s with everything that it names', async (name) => {
  const { subject, text, html } = await render(name);
  expect(subject).not.toBe('');
  for (const said of [subject, text, html]) expect(said).not.toMatch(/\{\{|\{%|undefined|\[object/);
  expect(html).toContain('</html>');
  expect(html).toMatch(/<title>[^<]+<\/title>/);
});

it('lets no name turn the text around, hide in it, or begin a line of its own', async () => {
  const name = 'TechCorp\u202edetcennoc\u200b\nStatus: CONNECTED';
  const about = claimed(({ signal, settings }) => {
    const { customer, status_change } = signal.snapshot;
    customer!.name = customer!.technical_contact!.name = settings.product_name = name;
    status_change.integration_name = name;
  });
  for (const template of ['integration_disconnected_team', 'integration_disconnected_customer', 'tech_call_customer']) {
    const { subject, text, html } = await render(template, about);
    expect(text).toContain('TechCorp detcennoc Status: CONNECTED');
    for (const said of [subject, text, html]) expect(said).not.toMatch(/[\u202e\u200b]|^Status: CONNECTED/m);
    expect(html).toMatch(/<html lang="en" dir="ltr"/);
  }
});

it.each(['integration_partly_working_team', 'integration_reconnected_team'])(
  'names in %s an integration without a customer once',
  async (name) => {
    const { subject, html } = await render(
      name,
      claimed(({ signal }) => void delete signal.snapshot.customer),
    );
    expect(subject).toMatch(/^Salesforce CRM Sync: /);
    expect(html).toContain('<h1>Salesforce CRM Sync</h1>');
  },
);

const teamTemplates = ['degraded', 'disconnected', 'expiring', 'near_limit', 'partly_working', 'reconnected'];
it.each(teamTemplates)('names customer and integration once in the subject of integration_%s_team', async (name) => {
  const subjectOf = async (integration_name: string, customer?: string) => {
    const about = claimed(({ signal: { snapshot } }) => {
      snapshot.status_change.integration_name = integration_name;
      if (customer) snapshot.customer!.name = customer;
      else delete snapshot.customer;
    });
    return (await render(`integration_${name}_team`, about)).subject;
  };
  expect(await subjectOf('CRM', 'TechCorp')).toContain('TechCorp – CRM');
  expect((await subjectOf('TechCorp CRM', 'TechCorp')).match(/TechCorp/g)).toHaveLength(1);
  expect(await subjectOf('Salesforce', 'Sales')).toContain('Sales – Salesforce');
  expect((await subjectOf('CRM')).match(/CRM/g)).toHaveLength(1);
});

const because = (cause: Cause, over: Partial<SignalSnapshot['status_change']> = {}) =>
  claimed(({ signal: { snapshot } }) => {
    const change = {
      ...snapshot.status_change,
      cause,
      party_at_fault: causeFacts[cause].party,
      failure_reason: 'It failed',
    };
    snapshot.status_change = { ...change, ...over };
  });

it.each<[Cause, string, string, string | undefined]>([
  ['api_key_rejected', 'needs a new API key', 'enter the new key', 'Enter a New Salesforce Key Now'],
  ['webhook_refused', 'cannot deliver webhooks to you', 'answers each webhook with a 2xx status', undefined],
  ['webhook_silent', 'has sent no webhooks for a long time', 'endpoint is still registered', undefined],
  ['insufficient_scope', 'needs more permissions', 'missing permissions at Salesforce', 'Reconnect Salesforce Now'],
  ['certificate_expired', 'needs a new certificate', 'Renew the certificate', 'Enter the New Salesforce Metadata Now'],
  [
    'refresh_interrupted',
    'after a mistake of ours',
    'You did nothing wrong, and we are sorry',
    'Reconnect Salesforce Now',
  ],
])('asks the contact after %s for what ends it', async (cause, subject, words, button) => {
  const delivery = because(cause);
  const asked = askedOf(delivery.signal.snapshot, 'PlanPilot')!;
  expect(asked.button).toBe(button ?? '');
  const values = emailValues(delivery, { ...surroundings, reconnectUrl: asked.button && surroundings.reconnectUrl });
  const email = await templates.render('integration_disconnected_customer', values);
  expect(email.subject).toContain(subject);
  for (const said of [email.text, email.html]) expect(said).toContain(words);
  if (!button) expect(email.text + email.html).not.toMatch(/reconnect\/once|authorize|Log in/);
  if (button) expect(email.text.indexOf(button)).toBeLessThan(email.text.indexOf('1. '));
  if (cause !== 'refresh_interrupted') expect(email.subject).not.toContain('reauthorization');
});

it('names the parts that lack permissions, and what works', async () => {
  const delivery = because('insufficient_scope', { failing_parts: ['SYNC_CONTACTS'], new_status: 'degraded' });
  delivery.signal.snapshot.working_parts = ['auth', 'probe'];
  const { text } = await render('integration_disconnected_customer', delivery);
  expect(text).toContain('What does not work:\n- sync contacts\n\nWhat works:\n- the connection itself\n');
  expect(text).not.toContain('disconnected');
});

it.each([
  ['integration_disconnected_customer', 'What does not work:\n- '],
  ['integration_degraded_customer', 'What does not work:\n- '],
  ['integration_degraded_team', 'Error: It failed ('],
] as const)(
  'names the endpoint that refuses webhooks, how many since when, and its last answer: %s',
  async (name, before) => {
    const delivery = because('webhook_refused', { failing_parts: ['hooks.example/orders'], new_status: 'degraded' });
    const since = '2026-01-29T15:45:00.000Z';
    const refused = { cause: 'webhook_refused', party: 'customer_endpoint', since } as const;
    delivery.signal.snapshot.problems = [{ ...refused, part: 'hooks.example/orders', failures: 17, http_status: 410 }];
    delivery.signal.snapshot.working_parts = ['hooks.example/invoices'];
    const { text } = await render(name, delivery);
    expect(text).toContain(
      `${before}hooks.example/orders: 17 refused since Jan 29, 2026 at 10:45 AM EST, the last with HTTP 410`,
    );
    expect(text).toContain('- hooks.example/invoices');
  },
);

it.each([
  ['insufficient_scope', 'The rest works.'],
  ['webhook_refused', 'The connection itself works.'],
] as const)('says after %s that the rest works only where nothing else is wrong', (cause, words) => {
  const { snapshot } = because(cause, { new_status: 'degraded' }).signal;
  const since = '2026-01-29T15:45:00.000Z';
  const one = { cause, party: causeFacts[cause].party, since };
  const other = { cause: 'server_error', party: 'provider', since } as const;
  const opening = (over: Partial<SignalSnapshot>) => askedOf({ ...snapshot, ...over }, 'PlanPilot')!.opening;
  expect(opening({ problems: [one], working_parts: ['auth'] })).toContain(words);
  expect(opening({ problems: [one, other], working_parts: ['auth'] })).not.toContain(words);
  expect(opening({ problems: [one] })).not.toContain(words);
});

it("asks nothing of the contact during a provider's outage", async () => {
  const delivery = because('server_error');
  expect(askedOf(delivery.signal.snapshot, 'PlanPilot')).toBeUndefined();
  const { subject, text } = await render('provider_down_customer', delivery);
  expect(subject).toBe('Salesforce has problems: nothing for you to do');
  expect(text).toContain('- CRM data sync stopped');
  expect(text).not.toMatch(/reconnect\/once|Log in/);
});

it.each(['integration_disconnected_customer', 'integration_disconnected_team'])(
  'has no empty section in %s',
  async (name) => {
    const bare = claimed(({ signal: { snapshot } }) => {
      snapshot.impact = [];
      snapshot.troubleshooting = [];
      snapshot.status_change.is_critical = false;
    });
    const { text, html } = await render(name, bare);
    for (const said of [text, html]) expect(said).not.toMatch(/Impact|Troubleshooting|does not work/);
    expect(html).not.toMatch(/<[uo]l>\s*<\/[uo]l>/);
    expect(text).not.toMatch(/\n\n\n/);
  },
);

it("does not let a provider's text become markup or headers", async () => {
  const hostile = claimed(({ signal }) => {
    signal.snapshot.status_change.cause = 'grant_revoked';
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
