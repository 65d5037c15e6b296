import { once } from 'node:events';
import { type AddressInfo, createServer, connect, type Socket } from 'node:net';

/** A way to a server over real sockets, which a test can cut as a network does: without a word to either end. */
export interface CuttableWay {
  /** The server's URL, over this way. */
  url: string;
  /** From now on nothing is forwarded. Connections stay open, and new ones are taken and lead nowhere. */
  cut(): void;
  /** New connections reach the server. Those of before stay half-open: both ends believe in them, and nothing arrives. */
  restore(): void;
  /** Ends what was lost in a cut, as a network does that has forgotten it: both ends hear of it. */
  reset(): void;
  /** How many connections lead to the server. */
  open(): number;
  stop(): Promise<void>;
}

interface Pair {
  near: Socket;
  far: Socket;
}

export async function startCuttableWay(to: string): Promise<CuttableWay> {
  const target = new URL(to);
  const live = new Set<Pair>();
  const lost = new Set<Socket>();
  let isCut = false;

  const server = createServer((near) => {
    near.on('error', () => undefined);
    if (isCut) return void lost.add(near.pause());
    const far = connect(Number(target.port), target.hostname);
    far.on('error', () => undefined);
    const pair = { near, far };
    live.add(pair);
    near.pipe(far);
    far.pipe(near);
    const end = (): void => {
      if (!live.delete(pair)) return;
      near.destroy();
      far.destroy();
    };
    near.on('close', end);
    far.on('close', end);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');

  const url = new URL(to);
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: url.href.replace(/\/$/, to.endsWith('/') ? '/' : ''),
    cut: () => {
      isCut = true;
      for (const { near, far } of live) {
        near.unpipe(far).pause();
        far.unpipe(near).pause();
        lost.add(near).add(far);
      }
      live.clear();
    },
    restore: () => (isCut = false),
    reset: () => {
      for (const socket of lost) socket.destroy();
      lost.clear();
    },
    open: () => live.size,
    stop: async () => {
      for (const socket of [...lost, ...[...live].flatMap(({ near, far }) => [near, far])]) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
