import { createServer, connect } from 'node:net';
import { delay } from './child.mjs';

const listen = (port) =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(resolve));
  });

export const isFree = (port) =>
  listen(port).then(
    () => true,
    () => false,
  );

/**
 * Below the ports that Linux (from 32768) and macOS (from 49152) give to connections and to whoever asks for any port:
 * one of those could be taken again before the caller listens there.
 */
export async function freePort() {
  for (let attempt = 1; ; attempt++) {
    const port = 16_384 + Math.floor(Math.random() * 16_384);
    if (attempt === 100 || (await isFree(port))) return port;
  }
}

/** Sends `hello` and resolves with the first bytes of the answer, or with null when there is none. */
export const greet = (port, hello, host = '127.0.0.1') =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 1000 });
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => hello && socket.write(hello));
    socket
      .once('data', settle)
      .once('error', () => settle(null))
      .once('close', () => settle(null));
    socket.once('timeout', () => settle(null));
  });

/** Whether somebody takes connections there. A server that is asked in no words of its own may end them unanswered. */
export const accepts = (port, host) =>
  new Promise((resolve) => {
    const socket = connect({ port, host, timeout: 5_000 });
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false)).once('timeout', () => settle(false));
  });

/** Who has waited long asks seldom: asking takes time of a processor that the awaited needs. */
export async function until(check, timeoutMs, whatFor) {
  const began = Date.now();
  for (;;) {
    if (await check()) return;
    const waited = Date.now() - began;
    if (waited > timeoutMs) throw new Error(`${whatFor} within ${timeoutMs / 1000} s`);
    await delay(Math.min(100, Math.max(15, waited / 20)));
  }
}
