import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { waitUntil } from '@linesman/testing';
import { EmailConfig } from './email.config';
import { Smtp } from './smtp';
import { classifySmtpFailure } from './smtp-failure';

let server: Server;
let smtp: Smtp;
/** A server that is busy sends a line of its greeting again and again, and never the last one. */
let busy = true;
const sockets = new Set<Socket>();

beforeAll(async () => {
  server = createServer((socket) => {
    sockets.add(socket);
    const greeting = setInterval(() => busy && socket.write('220-a moment, please\r\n'), 20);
    socket.on('error', () => undefined).on('close', () => clearInterval(greeting));
    if (!busy) answer(socket);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const SMTP_URL = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  smtp = new Smtp(Object.assign(new EmailConfig(), { NODE_ENV: 'test', SMTP_URL, SMTP_TIMEOUT_MS: 500 }));
});
afterAll(async () => {
  await smtp.onApplicationShutdown();
  for (const socket of sockets) socket.destroy();
  server.close();
});

function answer(socket: Socket): void {
  let inContent = false;
  socket.write('220 ready\r\n');
  socket.on('data', (bytes) => {
    const text = bytes.toString();
    if (inContent && !text.endsWith('\r\n.\r\n')) return;
    const isData = !inContent && text.startsWith('DATA');
    inContent = isData;
    socket.write(isData ? '354 go on\r\n' : '250 ok\r\n');
  });
}

const send = () => smtp.send({ from: 'a@a.example', to: 'b@b.example', subject: 'Hi', text: 'Hi' });

it('gives up an email whose server answers for ever, and sends the next ones', async () => {
  const ends = await Promise.all(Array.from({ length: 6 }, () => send().catch(classifySmtpFailure)));
  expect(ends).toEqual(ends.map(() => ({ kind: 'ambiguous', reason: 'no end in time' })));
  busy = false;
  // On a busy machine one of them may take longer than its limit.
  await waitUntil(() => Promise.all(Array.from({ length: 6 }, send)));
});

it('gives no email in the clear in production, where the server offers no TLS', async () => {
  const heard: string[] = [];
  const plain = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).write('220 ready\r\n');
    socket.on('data', (bytes) => {
      const command = bytes.toString().split(' ')[0]!.trim();
      heard.push(command);
      socket.write(command === 'STARTTLS' ? '502 not here\r\n' : '250 ok\r\n');
    });
  });
  await once(plain.listen(0, '127.0.0.1'), 'listening');
  const SMTP_URL = `smtp://127.0.0.1:${(plain.address() as AddressInfo).port}`;
  const inProduction = new Smtp(
    Object.assign(new EmailConfig(), { NODE_ENV: 'production', SMTP_URL, SMTP_TIMEOUT_MS: 30_000 }),
  );
  await expect(inProduction.send({ from: 'a@a.example', to: 'b@b.example', text: 'Hi' })).rejects.toThrow(/STARTTLS/);
  expect(heard).toContain('STARTTLS');
  expect(heard).not.toContain('MAIL');
  await inProduction.onApplicationShutdown();
  plain.close();
});
