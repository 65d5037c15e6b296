import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import type { Logger } from 'pino';
import { readCertificate, renewCertificate } from './certificate';

const folder = mkdtempSync(join(tmpdir(), 'linesman-certificate-'));
const files = { TLS_CERT_FILE: join(folder, 'tls.crt'), TLS_KEY_FILE: join(folder, 'tls.key') };
let server: Server;

/** Replaces both files, as who issues certificates does. */
const issue = (name: string): void => {
  const out = ['-keyout', files.TLS_KEY_FILE, '-out', files.TLS_CERT_FILE];
  const request = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
  execFileSync('openssl', [...request, '-subj', `/CN=${name}`, ...out], { stdio: 'ignore' });
};

/** The name in the certificate that a new connection is shown, which must be the authority that it trusts. */
const shown = (authority = readFileSync(files.TLS_CERT_FILE)): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const socket = connect({ port, host: '127.0.0.1', ca: authority, checkServerIdentity: () => undefined });
    socket.once('error', reject).once('secureConnect', () => {
      resolve(String(socket.getPeerCertificate().subject.CN));
      socket.destroy();
    });
  });

beforeAll(async () => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'setTimeout', 'queueMicrotask', 'performance'] });
  issue('first');
  server = createServer(readCertificate(files)!);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const logger = { info: () => undefined, warn: () => undefined } as unknown as Logger;
  renewCertificate(server, logger, files);
});
afterAll(async () => {
  await new Promise((resolve) => void server.close(resolve));
  jest.useRealTimers();
  rmSync(folder, { recursive: true });
});

it('answers HTTP where no certificate is named', () => {
  expect(readCertificate({})).toBeUndefined();
  expect(readCertificate({ TLS_CERT_FILE: files.TLS_CERT_FILE })).toBeUndefined();
});

it('shows the new certificate within a minute after its files were replaced, without a restart', async () => {
  expect(await shown()).toBe('first');
  issue('second');
  await expect(shown()).rejects.toThrow(/certificate/);
  jest.advanceTimersByTime(60_000);
  expect(await shown()).toBe('second');
});

it('keeps the certificate in use while the files are half replaced', async () => {
  const good = readFileSync(files.TLS_CERT_FILE);
  writeFileSync(files.TLS_KEY_FILE, 'half of a ke');
  jest.advanceTimersByTime(60_000);
  expect(await shown(good)).toBe('second');
  issue('third');
  jest.advanceTimersByTime(60_000);
  expect(await shown()).toBe('third');
});
