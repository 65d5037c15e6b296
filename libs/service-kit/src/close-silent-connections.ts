import { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Browsers and HTTP clients connect ahead of their requests. Node takes a connection without a request for one in use:
 * a server that closes would wait a minute for it.
 */
export function closeSilentConnections(app: NestFastifyApplication): void {
  const server = app.getHttpServer();
  const silent = new Set<Socket>();
  server.on(server instanceof HttpsServer ? 'secureConnection' : 'connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }: { socket: Socket }) => silent.delete(socket));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('preClose', (done) => {
      for (const socket of silent) socket.destroy();
      done();
    });
}
