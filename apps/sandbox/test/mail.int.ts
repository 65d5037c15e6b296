import { createHmac } from 'node:crypto';
import { simpleParser } from 'mailparser';
import { createTransport, type Transporter } from 'nodemailer';
import { endpointSecret, TestSandbox } from './test-sandbox';

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

  it('replies to an email, returns it or reports it as spam, as the provider of the inbound domain posts that', async () => {
    const to = 'bob.smith@techcorp.example';
    await mail.sendMail({
      envelope: { from: 'bounce+1@in.example', to },
      from: 'PlanPilot <care@planpilot.example>',
      to,
      replyTo: '"Jane Miller" <reply+1@in.example>',
      subject: 'Action Required: Ä',
      messageId: '<signal.opened@planpilot.example>',
      text: 'Reconnect here',
    });
    const id = (await inbox(to)).mails.find(({ subject }) => subject === 'Action Required: Ä')!.id;
    const before = world.console.received.length;
    for (const answer of ['reply', 'away', 'bounce', 'complain'])
      expect(await world.control('POST', `mail/${id}/answer`, { answer, text: 'Done.' })).toMatchObject({
        status: 200,
      });
    const posted = world.console.received.slice(before);
    expect(posted.map(({ path }) => path)).toEqual(Array(4).fill('/inbound-email'));
    for (const { headers, body } of posted) {
      const { 'webhook-id': msg, 'webhook-timestamp': at } = headers as Record<string, string>;
      const key = Buffer.from(endpointSecret.replace('whsec_', ''), 'base64');
      const signature = createHmac('sha256', key).update(`${msg}.${at}.${body}`).digest('base64');
      expect(headers).toMatchObject({ 'content-type': 'message/rfc822', 'webhook-signature': `v1,${signature}` });
    }
    const read = await Promise.all(posted.map(({ body }) => simpleParser(body, { keepDeliveryStatus: true })));
    expect(read[0]).toMatchObject({
      inReplyTo: '<signal.opened@planpilot.example>',
      subject: 'Re: Action Required: Ä',
    });
    expect(read[0]!.text).toMatch(/^Done\./);
    expect(read.map((one) => [one.to].flat()[0]!.text)).toEqual([
      'reply+1@in.example',
      'reply+1@in.example',
      'bounce+1@in.example',
      'bounce+1@in.example',
    ]);
    expect(read[1]!.headers.get('auto-submitted')).toBe('auto-replied');
    const reports = read
      .slice(2)
      .map(({ attachments: [status] }) => `${status!.contentType} ${String(status!.content)}`);
    expect(reports[0]).toMatch(/^message\/delivery-status [^]*Status: 5\.1\.1/);
    expect(reports[1]).toMatch(/^message\/feedback-report Feedback-Type: abuse/);
    const shown = await (await fetch(`${world.origin}/mail/${id}`)).text();
    expect(shown).toContain('Report it as spam');
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
