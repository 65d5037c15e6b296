import { isLeft } from './continue-unfinished';

const left = { created_by: 'anna', credential_version: 0, customer_id: null, user_id: null, name: 'Dropbox' };
const wanted = { name: 'Files', customer_id: null, user_id: null };

it.each([
  ['the same person and owner', {}, {}, true],
  ['another person', { created_by: 'max' }, {}, false],
  ['another owner', {}, { user_id: 'anna' }, false],
  ['one that was connected before', { credential_version: 1 }, {}, false],
  ['the same customer under another name', { customer_id: 'c' }, { customer_id: 'c' }, false],
  ['the same customer under the same name', { customer_id: 'c' }, { customer_id: 'c', name: 'Dropbox' }, true],
])('decides whether an integration without consent is continued: %s', (_, one, asked, expected) => {
  expect(isLeft({ ...left, ...one }, 'anna', { ...wanted, ...asked })).toBe(expected);
});
