import { randomBytes, randomUUID } from 'node:crypto';
import { faultOfCredentialKeys, parseCredentialKeys } from './credential-keys';
import { type SealedRecord, Sealer } from './sealer';

const newKey = () => randomBytes(32).toString('base64');
const [k1, k2] = [newKey(), newKey()];
const sealer = new Sealer(parseCredentialKeys(`k1:${k1}`));
const owner = { tenant_id: randomUUID(), record_id: randomUUID() };
const secrets = { access_token: 'at-1', refresh_token: 'rt-1 ü' };

it('opens what it sealed', () => {
  const record = sealer.seal(owner, secrets);
  expect(sealer.open(owner, record, 'access_token')).toBe('at-1');
  expect(sealer.open(owner, record, 'refresh_token')).toBe('rt-1 ü');
});

it('hides the secrets, and seals the same secrets differently each time', () => {
  const [one, two] = [sealer.seal(owner, secrets), sealer.seal(owner, secrets)];
  expect(JSON.stringify(one)).not.toContain('at-1');
  expect(one.fields.access_token).not.toBe(two.fields.access_token);
  expect(one.data_key).not.toBe(two.data_key);
});

it.each([
  ['another tenant', { ...owner, tenant_id: randomUUID() }],
  ['another integration', { ...owner, record_id: randomUUID() }],
])('does not open a row that was moved to %s', (_, elsewhere) => {
  const record = sealer.seal(owner, secrets);
  expect(() => sealer.open(elsewhere, record, 'access_token')).toThrow(/moved or changed/);
});

it('opens neither a field that was renamed nor one with a changed byte', () => {
  const record = sealer.seal(owner, secrets);
  const swapped = { ...record, fields: { access_token: record.fields.refresh_token! } };
  expect(() => sealer.open(owner, swapped, 'access_token')).toThrow(/moved or changed/);
  const bytes = Buffer.from(record.fields.access_token!, 'base64');
  bytes[bytes.length - 1]! ^= 1;
  const changed: SealedRecord = { ...record, fields: { access_token: bytes.toString('base64') } };
  expect(() => sealer.open(owner, changed, 'access_token')).toThrow(/moved or changed/);
});

it('opens with every key of the list, and seals with the first', () => {
  const record = sealer.seal(owner, secrets);
  const rotated = new Sealer(parseCredentialKeys(`k2:${k2},k1:${k1}`));
  expect(rotated.open(owner, record, 'access_token')).toBe('at-1');
  expect(rotated.seal(owner, secrets).key_id).toBe('k2');
  const forgotten = new Sealer(parseCredentialKeys(`k2:${k2}`));
  expect(() => forgotten.open(owner, record, 'access_token')).toThrow(
    'the credential key k1 is not in CREDENTIAL_KEYS',
  );
});

it('re-wraps a record for the current key without changing its fields', () => {
  const record = sealer.seal(owner, secrets);
  const rewrapped = new Sealer(parseCredentialKeys(`k2:${k2},k1:${k1}`)).rewrap(owner, record);
  expect(rewrapped).toMatchObject({ key_id: 'k2', fields: record.fields });
  const alone = new Sealer(parseCredentialKeys(`k2:${k2}`));
  expect(alone.open(owner, rewrapped, 'refresh_token')).toBe('rt-1 ü');
  const elsewhere = { ...owner, tenant_id: randomUUID() };
  expect(() => sealer.rewrap(elsewhere, record)).toThrow(/moved or changed/);
});

it.each([
  [undefined, 'There is no key'],
  ['k1', 'Credential key k1 has 0 bytes'],
  [`k1:${randomBytes(16).toString('base64')}`, 'has 16 bytes instead of 32'],
  [`:${k1}`, 'no usable id'],
  [`k1:${k1},k1:${k2}`, 'the same id'],
])('says what is wrong with the keys %s', (text, said) => {
  expect(faultOfCredentialKeys(text)).toContain(said);
  if (text) expect(faultOfCredentialKeys(text)).not.toContain(k1);
});
