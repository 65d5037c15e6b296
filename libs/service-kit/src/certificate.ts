import { readFileSync } from 'node:fs';
import { Server } from 'node:tls';
import type { Logger } from 'pino';

type Files = Record<string, string | undefined>;
export interface Certificate {
  cert: Buffer;
  key: Buffer;
}

const READ_EVERY_MS = 60_000;

/** @returns the certificate to answer HTTPS with; undefined if no files are named, and the service answers HTTP. */
export function readCertificate({ TLS_CERT_FILE, TLS_KEY_FILE }: Files): Certificate | undefined {
  if (!TLS_CERT_FILE || !TLS_KEY_FILE) return undefined;
  return { cert: readFileSync(TLS_CERT_FILE), key: readFileSync(TLS_KEY_FILE) };
}

/** Certificates live for weeks, and their files are replaced in place. Connections that are open keep the old one. */
export function renewCertificate(server: unknown, logger: Logger, files: Files = process.env): void {
  if (!(server instanceof Server)) return;
  let used = readCertificate(files);
  const renew = (): void => {
    try {
      const found = readCertificate(files)!;
      if (used && found.cert.equals(used.cert) && found.key.equals(used.key)) return;
      server.setSecureContext(found);
      used = found;
      logger.info('the certificate was renewed');
    } catch (error) {
      // Both files are not replaced at the same instant.
      logger.warn({ err: error }, 'the certificate cannot be read; the one in use stays');
    }
  };
  const timer = setInterval(renew, READ_EVERY_MS).unref();
  server.once('close', () => clearInterval(timer));
}
