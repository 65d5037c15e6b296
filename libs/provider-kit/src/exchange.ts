import { type IncomingMessage, request as plain, type RequestOptions } from 'node:http';
import { request as secure } from 'node:https';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { TransportError } from './http';

const unzip = promisify(gunzip);

/** Sends one request over Node's own client, which costs a third of what fetch does. Resolves with the answer's head. */
export function send(url: URL, wire: RequestOptions & { timeout_ms: number }, body?: string): Promise<IncomingMessage> {
  const { timeout_ms, ...options } = wire;
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    const begun = (url.protocol === 'https:' ? secure : plain)(url, options, (response) => {
      resolve((answer = response));
    });
    begun.on('error', reject);
    const giveUp = (): void => {
      (answer ?? begun).destroy(tooLate(begun.socket?.connecting ?? true, `${options.method} ${url.host}`));
    };
    const timer = setTimeout(giveUp, timeout_ms);
    begun.on('close', () => clearTimeout(timer));
    begun.end(body);
  });
}

const tooLate = (connecting: boolean, target: string): TransportError =>
  connecting
    ? new TransportError('before', 'timeout', `${target}: no connection in time`)
    : new TransportError('during', 'timeout', `${target}: no answer in time`);

export function readBody(response: IncomingMessage, maxBytes: number, target: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const tooLarge = () =>
      new TransportError('during', 'connection', `${target}: the answer is larger than ${maxBytes} bytes`);
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) response.destroy(tooLarge());
      else chunks.push(chunk);
    });
    response.on('error', reject);
    response.on('end', () => {
      const all = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
      if (response.headers['content-encoding'] !== 'gzip') return resolve(all.toString());
      unzip(all, { maxOutputLength: maxBytes }).then(
        (text) => resolve(text.toString()),
        (error: NodeJS.ErrnoException) => reject(error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : error),
      );
    });
  });
}

export const headersOf = (response: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)]));
