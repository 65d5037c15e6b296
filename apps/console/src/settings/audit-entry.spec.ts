import { auditFilter, entryInWords } from './audit-entry';

it('asks up to the end of the last day, and ignores values that a filter cannot have', () => {
  const { shown, asked } = auditFilter({
    from: '2026-01-31',
    to: '2026-01-31',
    subject_type: 'secret',
    actor: ' anna ',
  });
  expect(shown).toMatchObject({ from: '2026-01-31', to: '2026-01-31', subject_type: undefined, actor: 'anna' });
  expect(asked.to).toBe('2026-02-01T00:00:00.000Z');
  expect(auditFilter({ to: '2026-99-99', from: 'yesterday' }).shown).toMatchObject({ to: undefined, from: undefined });
});

it('says in words who did what', () => {
  const row = { subject_type: 'integration', subject_id: 'i-1', detail: {} };
  expect(entryInWords({ ...row, actor: 'link:123', action: 'integration.credentials_pending' })).toMatchObject({
    words: 'Keys entered, waiting for approval',
    who: 'Somebody with a link',
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
