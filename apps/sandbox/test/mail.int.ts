import { createTransport, type Transporter } from 'nodemailer';
import { TestSandbox } from './test-sandbox';

interface Found {
  mails: { id: string; subject: string; html: string; headers: Record<string, string>; received_at: number }[];
}

describe('the mailbox', () => {
  let world: TestSandbox;
  let mail: Transporter;
  beforeAll(async () => {
    world = await TestSandbox.open();
    mail = createTransport({ host: '127.0.0.1', port: world.sandbox.smtp_port });
  });
  afterAll(async () => {
    mail.close();
    await world.close();
  });

  const send = (to: string, subject: string) =>
    mail.sendMail({
      from: 'PlanPilot <care@planpilot.example>',
      to,
      subject,
      messageId: '<signal.opened@planpilot.example>',
      inReplyTo: '<before@planpilot.example>',
      text: 'Reconnect here',
      html: '<p>Reconnect <a href="https://console.example/r/1">here</a></p><script>alert(1)</script>',
      headers: { 'Auto-Submitted': 'auto-generated', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      attachments: [{ filename: 'call.ics', content: 'BEGIN:VCALENDAR' }],
    });
  const inbox = (to: string): Promise<Found> => world.control('GET', `mail?to=${encodeURIComponent(to)}`);

  it('stores an email with its headers, both bodies and the names of its attachments', async () => {
    const before = Date.now();
    await send('bob.smith@techcorp.example', 'Action Required');
    const { mails } = await inbox('BOB.smith@techcorp.example');
    expect(mails).toEqual([
      expect.objectContaining({
        subject: 'Action Required',
        message_id: '<signal.opened@planpilot.example>',
        in_reply_to: '<before@planpilot.example>',
        text: expect.stringContaining('Reconnect here') as string,
        html: expect.stringContaining('https://console.example/r/1') as string,
        headers: expect.objectContaining({
          'auto-submitted': 'auto-generated',
          'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
        }) as object,
        attachments: [expect.objectContaining({ filename: 'call.ics' })],
      }),
    ]);
    expect(mails[0]?.received_at).toBeGreaterThan(before - 1);
    const source = await fetch(`${world.origin}/_control/mail/${mails[0]?.id}/source`);
    expect(await source.text()).toContain('Message-ID: <signal.opened@planpilot.example>');
  });

  it('shows the email on a page without running its scripts', async () => {
    await send('carla@mesaverde.example', '<b>Subject</b>');
    const { mails } = await inbox('carla@mesaverde.example');
    const page = await (await fetch(`${world.origin}/mail/${mails[0]?.id}`)).text();
    expect(page).toMatch(/<iframe[^>]* src="\/mail\/\w+\/html"[^>]* sandbox="allow-popups/);
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<b>Subject</b>');
    expect(await (await fetch(`${world.origin}/mail`)).text()).toContain(`/mail/${mails[0]?.id}`);
    const body = await fetch(`${world.origin}/mail/${mails[0]?.id}/html`);
    expect(await body.text()).toContain('<a href="https://console.example/r/1">here</a>');
    const policy = body.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toMatch(/sandbox(?!.*allow-scripts)/);
  });

  it('bounces or defers emails to a recipient, as often as the switch says', async () => {
    const to = 'edith@oldmill.example';
    await world.turnOn('mail', 'bounce', { recipient: to, times: 1 });
    await expect(send(to, 'one')).rejects.toMatchObject({
      responseCode: 550,
      response: expect.stringContaining('5.1.1') as string,
    });
    await world.turnOn('mail', 'defer', { recipient: to, times: 1 });
    await expect(send(to, 'two')).rejects.toMatchObject({ responseCode: 451 });
    await send(to, 'three');
    expect((await inbox(to)).mails.map(({ subject }) => subject)).toEqual(['three']);
  });
});
