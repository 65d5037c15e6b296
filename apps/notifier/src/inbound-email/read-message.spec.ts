import { readMessage } from './read-message';

const read = (...lines: string[]) => readMessage(Buffer.from(lines.join('\r\n')));
const head = ['From: "Bob Smith" <bob@x.example>', 'To: J <Reply+1@in.example>', 'Message-ID: <1@x>', 'Subject: Re: x'];

it('reads who wrote what to whom, in answer to what', async () => {
  const more = [
    'Cc: a@in.example, b@x.example',
    'Delivered-To: c@in.example',
    'In-Reply-To: <o@x>',
    'References: <n@x> <o@x>',
  ];
  expect(await read(...head, ...more, '', 'Done.', '', '> quoted')).toEqual({
    key: '<1@x>',
    from: { name: 'Bob Smith', address: 'bob@x.example' },
    to: ['reply+1@in.example', 'a@in.example', 'b@x.example', 'c@in.example'],
    answers: ['<o@x>', '<n@x>', '<o@x>'],
    subject: 'Re: x',
    text: 'Done.',
    attachments: [],
    automatic: false,
    report: undefined,
  });
});

it.each([
  ['alone', ['Content-Type: text/html', '', '<p>See <b>this</b></p><script>alert(1)</script><style>p{}</style>']],
  [
    'in a part',
    ['Content-Type: multipart/mixed; boundary=b', '', '--b', 'Content-Type: text/html', '', '<p>See this</p>', '--b--'],
  ],
])('makes text of HTML that is %s', async (_, lines) => {
  expect((await read(...head, ...lines)).text).toBe('See this');
});

it.each([
  [true, 'Auto-Submitted: auto-replied'],
  [true, 'Auto-Submitted: auto-generated; x=y'],
  [true, 'X-Autoreply: yes'],
  [true, 'Precedence: auto_reply'],
  [false, 'Auto-Submitted: no'],
  [false, 'Precedence: list'],
])('says %p of %s', async (automatic, header) => {
  expect((await read(...head, header, '', 'Hi')).automatic).toBe(automatic);
});

it('takes an email without a Message-ID for the same one again, and another one for another', async () => {
  const [one, again, other] = await Promise.all([
    read('From: a@x', '', 'Hi'),
    read('From: a@x', '', 'Hi'),
    read('From: a@x', '', 'Ho'),
  ]);
  expect(again.key).toBe(one.key);
  expect(other.key).not.toBe(one.key);
});

it('reads a report with the headers of the email that it is about', async () => {
  const { report, attachments } = await read(
    'From: mailer-daemon@mx.example',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    ...['--b', 'Content-Type: text/plain', '', 'Sorry.'],
    ...['--b', 'Content-Type: message/delivery-status', '', 'Reporting-MTA: dns; mx', '', 'Action: failed'],
    ...['Status: 5.1.1', 'Diagnostic-Code: smtp; 550 no', '  such user', ''],
    ...['--b', 'Content-Type: message/rfc822', '', 'Message-ID: <o@x>', 'Reply-To: "J" <Reply+1@in.example>'],
    ...['Return-Path: <bounce+1@in.example>', '', 'Our words', '--b--'],
  );
  expect(report).toMatchObject({
    about: 'delivery',
    fields: { action: 'failed', status: '5.1.1', 'diagnostic-code': 'smtp; 550 no such user' },
    original: { addresses: ['reply+1@in.example', 'bounce+1@in.example'] },
  });
  expect(attachments).toEqual([]);
});

it.each(['', '\0\0\0', 'no header\r\n\r\nbody', 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n--b'])(
  'reads %p without failing',
  async (source) => {
    expect((await read(source)).to).toEqual([]);
  },
);
