import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';

export interface CertificateFiles {
  cert: string;
  key: string;
}

/** A certificate that vouches for itself and for this machine. */
export function makeCertificate(dir: string): CertificateFiles {
  const files = { cert: join(dir, 'tls.crt'), key: join(dir, 'tls.key') };
  const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...subject];
  execFileSync('openssl', [...request, '-keyout', files.key, '-out', files.cert], { stdio: 'ignore' });
  return files;
}

/** What a client says before TLS begins, and the answer that lets it begin. Redis begins at once. */
const sslRequest = { length: 8, answer: 'S' };

/** Speaks TLS for a server of this machine that speaks none. @returns the port to use in place of the server's. */
export async function startTlsFront(
  { cert, key }: CertificateFiles,
  port: number,
  { postgres = false } = {},
): Promise<{ port: number; stop(): void }> {
  const context = { cert: readFileSync(cert), key: readFileSync(key), isServer: true };
  const sockets = new Set<Socket>();
  const server: Server = createServer((outside) => {
    const inside = connect(port, '127.0.0.1');
    for (const socket of [outside, inside]) sockets.add(socket.on('error', () => undefined));
    const begin = () => {
      const secure = new TLSSocket(outside, context).on('error', () => inside.destroy());
      secure.pipe(inside).pipe(secure);
    };
    outside.once('close', () => inside.destroy());
    inside.once('close', () => outside.destroy());
    if (!postgres) return begin();
    outside.once('readable', () => {
      outside.read(sslRequest.length);
      outside.write(sslRequest.answer);
      begin();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    stop: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
