import { readable } from './words';

it.each([
  ['data_sync', 'Data sync'],
  ['notify_csm', 'Notify CSM'],
  ['slack_dm', 'Slack DM'],
  ['narrow', 'Narrow'],
  [undefined, ''],
])('shows %p as %p', (code, shown) => expect(readable(code)).toBe(shown));
