import { Roles } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AuthenticatedRequest } from '../pages/page-request';
import { Changes } from './changes';
import { LiveStream } from './live-stream';

/** Then the browser connects again by itself, and its session is checked again. */
const LONGEST_MS = 10 * 60_000;

@Roles('tenant_admin', 'csm', 'member', 'admin')
@Controller('live')
export class LiveController implements BeforeApplicationShutdown {
  private readonly open = new Set<LiveStream>();

  constructor(private readonly changes: Changes) {}

  /** Server-sent events: `changed` with `[{kind, ids}]`, batched for half a second. */
  @Get()
  async stream(@Req() { principal, raw }: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    let stream: LiveStream | undefined;
    const stopWatching = await this.changes.watch(principal!, (change) => stream?.changed(change));
    reply.hijack();
    if (raw.socket.destroyed) return stopWatching();
    const opened = (stream = new LiveStream(reply.raw));
    this.open.add(opened);
    const end = setTimeout(() => opened.end(), LONGEST_MS);
    raw.once('close', () => {
      clearTimeout(end);
      stopWatching();
      opened.end();
      this.open.delete(opened);
    });
  }

  /** Open streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    for (const stream of this.open) stream.end();
  }
}
