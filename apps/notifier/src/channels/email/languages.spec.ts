import { type Cause, causeFacts, causes, type Language, languages } from '@linesman/contracts';
import { texts } from '../../contact-texts/translate';
import { signalContext } from '../../../test/signal-context';
import type { EmailRecipient } from '../../contacts/contacts';
import type { ClaimedDelivery } from '../../deliveries/channel';
import { CALL_CANCELLED } from '../../deliveries/occasions';
import { emailValues } from './email-values';
import { Templates } from './templates';

const templates = new Templates();
const surroundings = {
  now: new Date('2026-01-29T18:46:00Z'),
  publicOrigin: 'https://linesman.example',
  reconnectUrl: 'https://linesman.example/reconnect/once',
};
const others = languages.filter((language) => language !== 'en');

/** An email to Bob Smith, about everything that one can be about. */
function told(language: Language, cause: Cause): ClaimedDelivery<EmailRecipient> {
  const context = { ...signalContext(), audience: 'contact' } as const;
  const { signal, settings } = context;
  const { snapshot } = signal;
  const contact = { tenant_id: settings.tenant_id, email: 'bob.smith@techcorp.example', stopped: null };
  snapshot.customer!.technical_contact!.language = language;
  snapshot.status_change = { ...snapshot.status_change, cause, party_at_fault: causeFacts[cause].party };
  const since = '2026-01-29T15:45:00.000Z';
  const problem = { cause, party: causeFacts[cause].party, since, failures: 3 } as const;
  snapshot.problems = [problem, { ...problem, part: 'SYNC_CONTACTS' }];
  snapshot.working_parts = ['probe', 'LIST_FOLDER'];
  snapshot.credentials_end = { at: '2026-02-02T15:45:00.000Z', why: 'expire' };
  return {
    ...context,
    delivery: { recipient: contact.email, audience: 'contact', occasion: 'nudge' },
    link_steps: [
      { step: 'cancelled', recipient: contact.email, accounts: null, access: ['api'], taken_at: new Date() },
    ],
    tech_call: {
      contact: contact.email,
      tenant_id: contact.tenant_id,
      token: 't',
      slots: [since],
      starts_at: new Date(since),
    },
    decision: { act: 'send' },
    stored: { contact: { ...contact, unsubscribe_token: 'token', stopped_at: null } },
  } as unknown as ClaimedDelivery<EmailRecipient>;
}

const names = [
  'integration_disconnected_customer',
  'integration_degraded_customer',
  'integration_partly_working_customer',
  'integration_reconnected_customer',
  'fix_instructions_customer',
  'link_handed_over_customer',
  'link_unfinished_customer',
  'provider_down_customer',
  'tech_call_customer',
  'tech_call_invitation',
  'tech_call_cancelled',
];

/** English sentences, of which no other language may show one. */
const english = Object.entries(texts.en)
  .filter(([, text]) => text.length > 12)
  .map(([, text]) => text.split(/\{\w+\}/).reduce((a, b) => (b.length > a.length ? b : a), ''))
  .filter((part) => part.trim().length > 8)
  // What signals say in English only.
  .concat('OAuth token expired', 'CRM data sync stopped', 'the connection itself');

it.each(others.flatMap((language) => causes.map((cause): [Language, Cause] => [language, cause])))(
  'writes every email to a contact in %s, after %s',
  async (language, cause) => {
    for (const name of names) {
      const delivery = told(language, cause);
      const { subject, text, html } = await templates.render(name, emailValues(delivery, surroundings));
      for (const said of [subject, text, html]) {
        expect(said).not.toMatch(/\{\w+\}|\{\{|undefined|\[object/);
        expect(english.filter((part) => said.includes(part))).toEqual([]);
      }
      expect(html).toContain(`<html lang="${language}"`);
      expect(text).toContain(`/unsubscribe/${delivery.settings.tenant_id}.token?language=${language}`);
    }
  },
);

it.each<[Language, string, string, string]>([
  [
    'de',
    'Handlung erforderlich: Ihre Salesforce-Integration muss neu autorisiert werden',
    'Guten Tag Bob Smith!',
    'Der Zugriff auf Salesforce wurde widerrufen oder ist abgelaufen',
  ],
  [
    'fr',
    'Action requise : Votre intégration Salesforce doit être autorisée à nouveau',
    'Bonjour Bob Smith,',
    'L’accès à Salesforce a été révoqué ou a expiré',
  ],
  [
    'es',
    'Acción necesaria: Su integración de Salesforce necesita una nueva autorización',
    'Hola, Bob Smith:',
    'El acceso a Salesforce se ha revocado o ha caducado',
  ],
  [
    'ja',
    '対応のお願い: Salesforce 連携の再認証が必要です',
    'Bob Smith 様',
    'Salesforce へのアクセスが取り消されたか、期限が切れました',
  ],
])('greets in %s, and gives the reason in it', async (language, subject, greeting, reason) => {
  const email = await templates.render(
    'integration_disconnected_customer',
    emailValues(told(language, 'refresh_refused'), surroundings),
  );
  expect(email.subject).toBe(subject);
  expect(email.text.startsWith(greeting)).toBe(true);
  expect(email.text).toContain(reason);
});

it('writes to people on our side in English, about the same call as well', async () => {
  const delivery = told('ja', 'refresh_refused');
  const ours = {
    ...delivery,
    audience: 'csm',
    delivery: { ...delivery.delivery, audience: 'csm', recipient: 'jane@acme.example', occasion: CALL_CANCELLED },
  } as typeof delivery;
  const { subject, text } = await templates.render('tech_call_cancelled', emailValues(ours, surroundings));
  expect(subject).toBe('Cancelled: call with Bob Smith about the Salesforce integration');
  expect(text).toMatch(/^Hi Jane Miller,/);
});
