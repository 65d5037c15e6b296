import { generateKeyPairSync } from 'node:crypto';
import { wrongKey } from './has-key-of-each-sender';

const pem = (type: 'rsa' | 'ed25519'): string => {
  const { privateKey } =
    type === 'rsa' ? generateKeyPairSync(type, { modulusLength: 2048 }) : generateKeyPairSync(type);
  return privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
};
const key = { selector: 'lm1', private_key: pem('rsa') };
const senders = { MAIL_FROM: 'notices@linesman.example', MAIL_DOMAINS: { 'tenant-1': ['acme.example'] } };

it.each([
  ['without any key', {}],
  ['with a key of each domain', { 'linesman.example': key, 'acme.example': key }],
])('starts %s', (_, DKIM_KEYS) => {
  expect(wrongKey({ ...senders, DKIM_KEYS })).toBeUndefined();
});

it.each([
  ['linesman.example', { 'acme.example': key }],
  ['acme.example', { 'linesman.example': key }],
  ['Acme.example', { 'Acme.example': key }],
  ['acme.example', { 'acme.example': { ...key, selector: 'a; d=evil.example' } }],
  ['acme.example', { 'acme.example': { ...key, private_key: 'secret' } }],
  ['acme.example', { 'acme.example': { ...key, private_key: pem('ed25519') } }],
  ['acme.example', { 'acme.example': null }],
])('names %s, for which it cannot sign', (domain, DKIM_KEYS) => {
  const wrong = wrongKey({ ...senders, DKIM_KEYS });
  expect(wrong).toContain(domain);
  expect(wrong).not.toContain('secret');
});
