import { Agent, request } from 'node:http';

export interface Sent {
  verb: string;
  /** As it goes over the wire: nothing is normalised. */
  path: string;
  headers: Record<string, string>;
  body?: Buffer;
}

export interface Answer {
  status: number;
  type: string;
  text: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 });
const LIMIT_MS = 120_000;

/** Resolves to a sentence where the server gives no answer. */
export function send(origin: string, { verb, path, headers, body }: Sent): Promise<Answer | string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    const length = body ? { 'content-length': String(body.length) } : {};
    const options = { hostname, port, path, method: verb, headers: { ...length, ...headers }, agent };
    const outgoing = request(options, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', (error) => resolve(`the answer broke off: ${error.message}`));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          type: (incoming.headers['content-type'] ?? '').split(';')[0]!,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.setTimeout(LIMIT_MS, () => outgoing.destroy(new Error(`no answer within ${LIMIT_MS} ms`)));
    // A server may refuse a body before all of it was sent: the answer counts, if there is one.
    outgoing.on('error', (error) => setImmediate(() => resolve(`no answer: ${error.message}`)));
    outgoing.end(body);
  });
}
