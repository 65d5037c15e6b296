import type { Socket } from 'node:net';
import { Redis } from 'ioredis';

/** Parts of ioredis that its types do not show. */
interface Wire {
  stream: Socket;
  socketTimeoutTimer?: NodeJS.Timeout;
  setSocketTimeout(): void;
}

/**
 * ioredis 5 keeps the timer of a connection that closed while a command waited: it closes the next connection, and keeps a
 * process that ends. ioredis 6 ends it with its connection, as this does.
 */
export function endSocketTimers(): void {
  const wire = Redis.prototype as unknown as Wire;
  const begin = Reflect.get(wire, 'setSocketTimeout');
  const watched = new WeakSet<Socket>();
  wire.setSocketTimeout = function (this: Wire) {
    begin.call(this);
    if (watched.has(this.stream)) return;
    watched.add(this.stream);
    this.stream.once('close', () => {
      clearTimeout(this.socketTimeoutTimer);
      this.socketTimeoutTimer = undefined;
    });
  };
}
