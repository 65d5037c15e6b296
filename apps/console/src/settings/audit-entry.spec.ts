import { auditFilter, auditSubjects, entryInWords } from './audit-entry';

it('asks up to the end of the last day, and ignores values that a filter cannot have', () => {
  const given = { from: '2026-01-31', to: '2026-01-31', subject_type: 'secret', actor: ' anna ' };
  const { shown, asked } = auditFilter(given, auditSubjects);
  expect(shown).toMatchObject({ from: '2026-01-31', to: '2026-01-31', subject_type: undefined, actor: 'anna' });
  expect(asked.to).toBe('2026-02-01T00:00:00.000Z');
  const wrong = auditFilter({ to: '2026-99-99', from: 'yesterday' }, auditSubjects);
  expect(wrong.shown).toMatchObject({ to: undefined, from: undefined });
});

it('says in words who did what', () => {
  const row = { subject_type: 'integration', subject_id: 'i-1', detail: {} };
  expect(entryInWords({ ...row, actor: 'link:123', action: 'integration.credentials_pending' })).toMatchObject({
    words: 'Keys entered, waiting for approval',
    who: 'Somebody with a reconnect link',
    link: '/integrations/i-1',
    detail_text: undefined,
  });
  const settings = { ...row, subject_type: 'tenant_settings', detail: { a: 1 } };
  expect(entryInWords({ ...settings, actor: 'service:notifier', action: 'x' })).toMatchObject({
    who: 'Service notifier',
    link: undefined,
    detail_text: '{\n  "a": 1\n}',
  });
});

it.each([
  [{ status: 'inactive', changed: [] }, 'Integration paused'],
  [{ status: 'active', changed: ['is_critical'] }, 'Integration resumed. Changed: is critical'],
  [{ changed: ['name'], config: ['region'], credentials: ['api_key'] }, 'Keys replaced. Changed: name, region'],
  [{ changed: [] }, 'Integration changed'],
])('says what an update changed: %j', (detail, words) => {
  const row = { actor: 'mia', action: 'integration.updated', subject_type: 'integration', subject_id: 'i-1' };
  expect(entryInWords({ ...row, detail })).toMatchObject({ words, who: 'mia', link: '/integrations/i-1' });
});

it('names who made the link that was used, and what was deleted, which has no page', () => {
  const row = { subject_type: 'integration', subject_id: 'i-1' };
  const connected = { ...row, actor: 'link:1', action: 'integration.connected', detail: { link_of: 'anna' } };
  expect(entryInWords(connected)).toMatchObject({ words: 'Connected', who: 'anna, with a connect link' });
  const emailed = { ...connected, detail: { link_of: 'service:notifier' } };
  expect(entryInWords(emailed)).toMatchObject({ who: 'Somebody with a reconnect link' });
  const deleted = { ...row, actor: 'anna', action: 'integration.deleted', detail: { name: 'Orders' } };
  expect(entryInWords(deleted)).toMatchObject({ name: 'Orders', link: undefined });
});

it('names the person behind a subject, and who was granted what', () => {
  const seen = { kind: 'user' as const, roles: [], seen_at: '2026-01-01T00:00:00Z' };
  const people = [
    { ...seen, subject: 'anna', name: 'Anna Admin', email: 'anna@acme.example' },
    { ...seen, subject: 'mia', name: 'Mia Member', email: null },
  ];
  const detail = { action: 'configure', grantee_type: 'user', grantee: 'mia', capability_code: null };
  const granted = { actor: 'anna', action: 'grant.created', subject_type: 'grant', subject_id: 'g-1', detail };
  expect(entryInWords(granted, people)).toMatchObject({
    words: 'Grant created',
    who: 'Anna Admin (anna@acme.example)',
    name: 'Mia Member (mia) may configure all integrations',
  });
});

it('names integrations, customers and the recipients of links in place of their ids', () => {
  const names = { anna: 'Anna Admin', 'i-1': 'CRM', 'link:1': 'Bob Smith' };
  const row = { subject_type: 'integration', subject_id: 'i-1', detail: {}, names };
  expect(entryInWords({ ...row, actor: 'anna', action: 'integration.updated' })).toMatchObject({
    who: 'Anna Admin',
    name: 'CRM',
  });
  const emailed = { ...row, actor: 'link:1', action: 'integration.connected', detail: { link_of: 'service:notifier' } };
  expect(entryInWords(emailed)).toMatchObject({ who: 'Somebody with the reconnect link of Bob Smith' });
  const revoked = { ...row, subject_type: 'connect_session', subject_id: 's-1', detail: { integration_id: 'i-1' } };
  expect(
    entryInWords({ ...revoked, actor: 'service:status-monitor', action: 'connect_session.revoked' }),
  ).toMatchObject({ who: 'Service status-monitor', name: 'CRM' });
  const detail = { action: 'configure', grantee_type: 'user', grantee: 'mia', integration_id: 'i-1' };
  const grant = { ...row, subject_type: 'grant', subject_id: 'g-1', detail };
  expect(entryInWords({ ...grant, actor: 'anna', action: 'grant.created' })).toMatchObject({
    name: 'mia may configure CRM',
  });
});

it('leads from a connect link to its integration', () => {
  const link = { actor: 'anna', action: 'connect_session.created', subject_type: 'connect_session', subject_id: 's-1' };
  const detail = { integration_id: 'i-1', name: 'CRM', kind: 'connect' };
  expect(entryInWords({ ...link, detail })).toMatchObject({
    words: 'Connect link created',
    name: 'CRM',
    link: '/integrations/i-1',
  });
  expect(entryInWords({ ...link, detail: {} })).toMatchObject({ link: undefined });
});

it('says that an integration was deleted since, which has no page', () => {
  const row = { actor: 'anna', subject_type: 'integration', subject_id: 'i-1', detail: {}, deleted: ['i-1'] };
  const created = { ...row, action: 'integration.created', names: { 'i-1': 'CRM' } };
  expect(entryInWords(created)).toMatchObject({ name: 'CRM, deleted since', link: undefined });
  const nameless = { ...row, action: 'integration.updated' };
  expect(entryInWords(nameless)).toMatchObject({ name: 'An integration, deleted since', link: undefined });
  const link = { ...row, action: 'connect_session.revoked', subject_type: 'connect_session', subject_id: 's-1' };
  expect(entryInWords({ ...link, detail: { integration_id: 'i-1', name: 'CRM' } })).toMatchObject({
    name: 'CRM, deleted since',
    link: undefined,
  });
  const deleted = { ...row, action: 'integration.deleted', detail: { name: 'CRM' } };
  expect(entryInWords(deleted)).toMatchObject({ name: 'CRM', link: undefined });
});

it('says what came of the access at the provider after a deletion', () => {
  const outcome = 'Our access was revoked at Dropbox.';
  const row = { subject_type: 'integration', subject_id: 'i-1', actor: 'service:integrations' };
  expect(
    entryInWords({ ...row, action: 'integration.access_revoked', detail: { name: 'Files', outcome } }),
  ).toMatchObject({ words: 'Access revoked at the provider', name: 'Files', outcome, link: undefined });
});

it('says who decided about a message, and what about emails to a contact', () => {
  const message = { action: 'delivery.rejected', subject_type: 'delivery', subject_id: 'd-1', actor: 'anna' };
  const detail = { signal_id: 's-1', occasion: 'again.2', template: null, note: 'Called them' };
  expect(entryInWords({ ...message, detail })).toMatchObject({
    words: 'Message rejected',
    who: 'anna',
    name: 'Alert, sent again',
    outcome: 'Note: Called them',
    link: '/risk-signals/s-1',
  });
  const contact = { subject_type: 'contact', subject_id: 'bob@techcorp.example', detail: {} };
  expect(entryInWords({ ...contact, action: 'contact.unsubscribed', actor: 'contact' })).toMatchObject({
    words: 'Unsubscribed from emails',
    who: 'A contact, with the link in an email',
    name: 'bob@techcorp.example',
    link: undefined,
  });
  const erased = { ...contact, subject_id: '', action: 'contact.lifted', actor: 'anna' };
  expect(entryInWords(erased)).toMatchObject({ who: 'anna', name: 'A contact whose data was erased' });
});
