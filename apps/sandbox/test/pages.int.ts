import { createTransport } from 'nodemailer';
import { TestSandbox } from './test-sandbox';

const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>\u202e<!channel>';

describe('the pages', () => {
  let world: TestSandbox;
  beforeAll(async () => {
    world = await TestSandbox.open();
    await world.control('POST', 'grants', { provider: 'dropbox', account: 'oldmill' });
  });
  afterAll(() => world.close());
  afterEach(() => world.control('POST', 'reset', {}));

  const page = async (path: string): Promise<string> => (await fetch(`${world.origin}${path}`)).text();
  const press = (action: string, fields: Record<string, string>): Promise<Response> =>
    fetch(`${world.origin}/switches/${action}`, { method: 'POST', body: new URLSearchParams(fields) });
  const account = (text: string, name: string): string =>
    text.slice(text.indexOf(`id="account-${name}"`)).split('</li>', 1)[0] ?? '';

  it('allow only what is served from here', async () => {
    for (const path of ['/', '/switches', '/switches/dropbox', '/slack', '/mail']) {
      const response = await fetch(`${world.origin}${path}`);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'");
      expect(await response.text()).not.toMatch(/<style|<script(?! src)| style=| on\w+="/);
    }
  });

  it('refuse a scope of one account, say so, and accept it again', async () => {
    const before = account(await page('/switches/dropbox'), 'oldmill');
    expect(before).toContain('Connected');
    expect(before).toContain('<option value="files.metadata.read">');
    const scope = { provider: 'dropbox', kind: 'refuse_scope', scope: 'files.metadata.read', account: 'oldmill' };
    const broken = await (await press('add', scope)).text();
    expect(broken).toContain('Calls that need the scope files.metadata.read are refused');
    expect(account(broken, 'oldmill')).not.toContain('<option value="files.metadata.read">');
    const [, id = ''] = /name="id" value="(\w+)"/.exec(account(broken, 'oldmill')) ?? [];
    expect(await (await press('remove', { id })).text()).toContain('Works again');
    expect(await world.control('GET', 'switches')).toEqual({ switches: [] });
  });

  it('deactivate an account, and show that', async () => {
    const answer = await press('add', { provider: 'dropbox', kind: 'deactivate_account', account: 'oldmill' });
    expect(answer.url).toBe(`${world.origin}/switches/dropbox?said=on`);
    const shown = account(await answer.text(), 'oldmill');
    expect(shown).toContain('Deactivated');
    expect(shown).toContain('Undo: deactivate the account');
  });

  it('revoke access, and then offer nothing to revoke', async () => {
    await world.control('POST', 'grants', { provider: 'dropbox', account: 'fjord' });
    const shown = account(await (await press('revoke', { provider: 'dropbox', account: 'fjord' })).text(), 'fjord');
    expect(shown).toContain('Not connected');
    expect(shown).not.toContain('Revoke access');
  });

  it('receive the names of what changes as it changes', async () => {
    const stop = new AbortController();
    const { body } = await fetch(`${world.origin}/live`, { signal: stop.signal });
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    await world.turnOn('stripe', 'status');
    let heard = '';
    while (!heard.includes('"switches"')) heard += (await reader.read()).value ?? '';
    expect(heard).toMatch(/data: \[.*"switches".*\]/);
    stop.abort();
  });

  it('show what others wrote as text, without running it', async () => {
    const mail = createTransport({ host: '127.0.0.1', port: world.sandbox.smtp_port });
    await mail.sendMail({
      from: 'a@b.example',
      to: 'bob@c.example',
      subject: hostile,
      text: `${hostile} http://x.example/r`,
    });
    mail.close();
    const { mails } = await world.control<{ mails: { id: string }[] }>('GET', 'mail?to=bob@c.example');
    for (const path of ['/mail', `/mail/${mails[0]?.id}`]) {
      const shown = await page(path);
      expect(shown).toContain('&lt;script&gt;alert(1)');
      expect(shown).not.toContain('<img src=x');
    }
    expect(await page(`/mail/${mails[0]?.id}`)).toContain('<a href="http://x.example/r" rel="noreferrer">');
  });

  it('answer 404 for an unknown provider', async () => {
    expect((await fetch(`${world.origin}/switches/nobody`)).status).toBe(404);
  });
});
