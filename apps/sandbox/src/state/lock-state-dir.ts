import { createHash } from 'node:crypto';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

/**
 * Two processes on one folder would each rewrite the other's files. The lock is a name in Linux' abstract socket
 * space: the kernel drops it with the process, so a SIGKILL leaves nothing stale.
 */
export function lockStateDir(dir: string): Promise<() => void> {
  if (process.platform !== 'linux') return Promise.resolve(() => undefined);
  const name = createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 32);
  const server = createServer((socket) => socket.destroy());
  return new Promise((done, refuse) => {
    server.once('error', () =>
      refuse(new Error(`Another sandbox is running on ${dir}; stop it or choose another folder.`)),
    );
    server.listen(`\0linesman-sandbox-${name}`, () => {
      server.unref();
      done(() => void server.close());
    });
  });
}
