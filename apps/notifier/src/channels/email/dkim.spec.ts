import { createHash, createVerify, generateKeyPairSync } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { signedBySender } from './dkim';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { selector: 'lm1', private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string };
const keys = { 'acme.example': key, 'linesman.example': key };

async function written(from: string): Promise<string> {
  const email = {
    from: { name: 'The Zoë Team', address: from },
    to: 'bob@techcorp.example',
    subject: 'Action required: your Salesforce integration',
    text: 'Hi.\n\nWe lost the game.  Are you hungry yet?\n\nJoe.\n\n\n',
    headers: { 'List-Unsubscribe': '<https://linesman.example/unsubscribe/x>' },
  };
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(email);
  return (message as Buffer).toString('latin1');
}

/** As RFC 6376, 3.7 says, by regular expressions of its own. */
function verified(message: string): string | undefined {
  const [head = '', ...rest] = message.split('\r\n\r\n');
  const fields = head.split(/\r\n(?![ \t])/).map((field) => {
    const [, name = '', value = ''] = /^([^:]+):([\s\S]*)$/.exec(field)!;
    return {
      name: name.toLowerCase(),
      value: value
        .replace(/\r\n/g, '')
        .replace(/[ \t]+/g, ' ')
        .trim(),
    };
  });
  const signature = fields.find(({ name }) => name === 'dkim-signature')?.value ?? '';
  const tag = (name: string) => new RegExp(`(?:^|; ?)${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s/g, '') ?? '';
  const left = [...fields];
  const lines = tag('h')
    .split(':')
    .flatMap((wanted) => {
      const at = left.findLastIndex(({ name }) => name === wanted);
      return at < 0 ? [] : left.splice(at, 1).map(({ name, value }) => `${name}:${value}\r\n`);
    });
  const body = `${rest
    .join('\r\n\r\n')
    .replace(/[ \t]+\r\n/g, '\r\n')
    .replace(/[ \t]+/g, ' ')
    .replace(/(\r\n)+$/, '')}\r\n`;
  if (createHash('sha256').update(body, 'latin1').digest('base64') !== tag('bh')) return undefined;
  const content = `${lines.join('')}dkim-signature:${signature.replace(/ b=.*$/, ' b=')}`;
  const valid = createVerify('RSA-SHA256').update(content, 'latin1').verify(publicKey, tag('b'), 'base64');
  return valid ? tag('d') : undefined;
}

it.each([
  ['care@acme.example', 'acme.example'],
  ['notices@Linesman.example', 'linesman.example'],
])('signs what comes from %s with the key of %s', async (from, domain) => {
  const signed = signedBySender(await written(from), keys);
  expect(signed.startsWith(`DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=${domain}; s=lm1;`)).toBe(true);
  expect(verified(signed)).toBe(domain);
});

it('leaves an email of a domain without a key as it is', async () => {
  const message = await written('care@other.example');
  expect(signedBySender(message, keys)).toBe(message.replace(/\r?\n/g, '\r\n'));
});

it('hashes the body as the example of RFC 8463, A.3', () => {
  const body = 'Hi.\n\nWe lost the game.  Are you hungry yet?\n\nJoe.\n';
  const signed = signedBySender(`From: joe@acme.example\n\n${body}`, keys);
  expect(signed).toContain(' bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;');
});

it.each([
  ['another text', (signed: string) => signed.replace('hungry', 'thirsty')],
  ['another subject', (signed: string) => signed.replace('Action required', 'No action')],
  ['a second sender', (signed: string) => `From: ceo@acme.example\r\n${signed}`],
])('signs nothing that has %s', async (_, change) => {
  const signed = signedBySender(await written('care@acme.example'), keys);
  expect(verified(change(signed))).toBeUndefined();
});
