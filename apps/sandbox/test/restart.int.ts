import { rmSync } from 'node:fs';
import { createTransport } from 'nodemailer';
import type { Sandbox } from '../src/open-sandbox';
import { askToken } from './browser';
import { bearer, refreshForm } from './flows';
import { newStateDir, open } from './test-sandbox';

const remembered = [
  '/idp/jwks',
  '/_control/slack/messages',
  '/_control/mail',
  '/_control/switches',
  '/_control/grants?provider=salesforce',
];

describe('a restart', () => {
  const dir = newStateDir();
  let sandbox: Sandbox;
  const restart = async (): Promise<void> => {
    await sandbox.close();
    sandbox = await open('http://127.0.0.1:1', dir);
  };
  const get = async (path: string): Promise<string> => (await fetch(`${sandbox.origin}${path}`)).text();
  const post = async (path: string, body: object, token?: string): Promise<Record<string, string>> => {
    const headers = { 'content-type': 'application/json', ...(token ? bearer(token).headers : {}) };
    const response = await fetch(`${sandbox.origin}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    return (await response.json()) as Record<string, string>;
  };

  beforeEach(async () => {
    sandbox = await open('http://127.0.0.1:1', dir);
  });
  afterEach(async () => {
    await sandbox.close();
    rmSync(dir, { recursive: true });
  });

  it('keeps every grant, key, person, message, email and switch', async () => {
    const kim = { team: 'T0ACME', name: 'Kim Park', email: 'kim@acme.example' };
    const { id: joined = '' } = await post('/_control/slack/users', kim);
    const grant = await post('/_control/grants', { provider: 'salesforce', account: 'techcorp' });
    const bot = /xoxb-acme[^"]+/.exec(await get('/_control/accounts?provider=slack'))?.[0];
    await post('/slack/api/chat.postMessage', { channel: 'U0ACMEJANE', text: 'remember me' }, bot);
    const mail = { from: 'a@b.example', to: 'c@d.example', subject: 'kept' };
    await createTransport({ host: '127.0.0.1', port: sandbox.smtp_port }).sendMail(mail);
    await post('/_control/switches', { provider: 'mail', kind: 'defer', recipient: 'c@d.example' });
    const before = await Promise.all(remembered.map(get));
    await restart();
    expect(await Promise.all(remembered.map(get))).toEqual(before);
    expect(before[1]).toContain('remember me');
    expect(await get(`/slack/api/users.info?user=${joined}&token=${bot}`)).toContain('Kim Park');
    const limits = await fetch(
      `${sandbox.origin}/salesforce/services/data/v62.0/limits`,
      bearer(grant['access_token']),
    );
    expect(limits.status).toBe(200);
    const token = `${sandbox.origin}/salesforce/services/oauth2/token`;
    expect((await askToken(token, refreshForm(grant['refresh_token']))).status).toBe(200);
  });

  it('is refused while the process before still runs, without harm to its data', async () => {
    await post('/_control/switches', { provider: 'stripe', kind: 'reset' });
    await expect(open('http://127.0.0.1:1', dir)).rejects.toThrow('Another sandbox is running');
    await restart();
    expect(await get('/_control/switches')).toContain('stripe');
  });
});
