import { readSettings, valuesOf } from './settings-values';

it('reads checkboxes, hours and a list of origins from a posted form', () => {
  const posted = {
    product_name: ' Acme ',
    mail_from: 'care@acme.example',
    enabled_providers: 'dropbox',
    days: ['1', '2'],
    start_hour: '8',
    end_hour: '18',
    slack_integration_id: '',
    time_zone: 'Europe/Paris',
    page_origins: 'https://a.example\r\nhttps://b.example, https://c.example',
    summary_admins: 'anna@acme.example\r\nmia@acme.example',
  };
  expect(readSettings(posted)).toEqual({
    product_name: 'Acme',
    mail_from: 'care@acme.example',
    enabled_providers: ['dropbox'],
    working_hours: { start_hour: 8, end_hour: 18, days: [1, 2] },
    slack_integration_id: undefined,
    page_origins: ['https://a.example', 'https://b.example', 'https://c.example'],
    time_zone: 'Europe/Paris',
    daily_summary: { csms: false, admins: ['anna@acme.example', 'mia@acme.example'] },
  });
  expect(readSettings({ summary_csms: 'yes' }).daily_summary).toEqual({ csms: true, admins: [] });
  expect(readSettings({ time_zone: 'UTC' }).daily_summary).toBeUndefined();
  expect(readSettings({}).enabled_providers).toEqual([]);
});

it('shows empty fields before anything was saved', () => {
  const hours = { start_hour: 9, end_hour: 17, days: [1] };
  const row = { enabled_providers: ['dropbox'], working_hours: hours };
  expect(valuesOf(row)).toMatchObject({ product_name: '', mail_from: '', page_origins: [] });
});
