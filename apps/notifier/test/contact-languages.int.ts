import type { Language, SignalSnapshot } from '@linesman/contracts';
import type { TestTenant } from './notifier-world';
import { type RunningNotifier, useNotifier } from './running-notifier';

let notifier: RunningNotifier;
useNotifier((it) => (notifier = it));

/** About a customer whose technical contact reads this language. */
function snapshotIn(tenant: TestTenant, language?: Language): SignalSnapshot {
  const told = tenant.snapshot();
  told.customer!.technical_contact!.language = language;
  return told;
}

async function opened(tenant: TestTenant, snapshot: SignalSnapshot) {
  await tenant.opened(snapshot);
  await notifier.settled(snapshot.signal_id, 2);
  return notifier.email.to(tenant.contact).at(-1)!;
}

it('emails a contact in their language, and the link at its end leads to a page in it', async () => {
  const tenant = await notifier.tenant({ language: 'fr' });
  const email = await opened(tenant, snapshotIn(tenant, 'de'));
  expect(email.subject).toBe('Handlung erforderlich: Ihre Salesforce-Integration muss neu autorisiert werden');
  expect(email.text).toContain('Salesforce jetzt neu verbinden: http://localhost:9999/reconnect/');
  const [, path] = /https?:\/\/[^/]+(\/unsubscribe\/\S+)/.exec(email.text!)!;
  const page = (await notifier.http('GET', path!)).body;
  expect(page).toContain('<html lang="de">');
  expect(page).toContain('Diese E-Mails abbestellen?');
  const [, action] = /action="([^"]+)"/.exec(page)!;
  expect((await notifier.http('POST', action!)).body).toContain('Die E-Mails sind abbestellt');
  // Without the language in the link, that of the tenant's customers.
  expect((await notifier.http('GET', path!.split('?')[0]!)).body).toContain('Votre désabonnement est enregistré');
});

it('takes the language of the tenant where that of the contact is not known', async () => {
  const tenant = await notifier.tenant({ language: 'es' });
  const email = await opened(tenant, snapshotIn(tenant));
  expect(email.subject).toContain('Su integración de Salesforce');
  expect(email.html).toContain('<html lang="es"');
});

it('offers a call in the language of the contact, with times on their clock', async () => {
  const tenant = await notifier.tenant();
  const snapshot = snapshotIn(tenant, 'ja');
  snapshot.customer!.time_zone = 'Asia/Tokyo';
  await opened(tenant, snapshot);
  expect((await notifier.click(tenant, 'schedule_tech_call')).status).toBe(200);
  await notifier.settled(snapshot.signal_id, 3);
  const { text, subject } = notifier.email.to(tenant.contact).at(-1)!;
  expect(subject).toContain('Salesforce 連携');
  expect(text).toMatch(/- \d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d JST/);
  const [, path] = /https?:\/\/[^/]+(\/tech-call\/\S+)/.exec(text!)!;
  const page = (await notifier.http('GET', path!)).body;
  expect(page).toContain('通話の日時を選んでください');
  expect(page).toMatch(/<button>\d{4}年\d{1,2}月\d{1,2}日 \d{1,2}:\d\d JST<\/button>/);
});

it('shows the look of the tenant in an email, and on the page behind its link', async () => {
  const logo = { version: '0123456789abcdef', width: 400, height: 80 };
  const tenant = await notifier.tenant({ brand: { color: '#0f7048', logo } });
  const { html, text } = await opened(tenant, snapshotIn(tenant));
  const image = `/brand/${tenant.id}/logo.png?v=0123456789abcdef`;
  expect(html).toContain(`alt="PlanPilot" src="http://localhost:9999${image}"`);
  expect(html).toContain('bgcolor="#0f7048"');
  const [, path] = /https?:\/\/[^/]+(\/unsubscribe\/\S+)/.exec(text!)!;
  const page = await notifier.http('GET', path!);
  expect(page.body).toContain(`<img class="logo" src="${image}" width="200" height="40" alt="PlanPilot">`);
  expect(page.body).toContain('<link rel="stylesheet" href="/brand/colors/0f7048.css">');
  expect(page.headers.get('content-security-policy')).toMatch(/style-src 'self' 'sha256-[^']+'; img-src 'self'/);
});

it('shows the name of the tenant where it has no logo', async () => {
  const tenant = await notifier.tenant();
  const { html } = await opened(tenant, snapshotIn(tenant));
  expect(html).not.toContain('<img');
  expect(html).toContain('bgcolor="#1f5fd6"');
});
