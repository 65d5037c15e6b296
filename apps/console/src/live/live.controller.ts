import { Roles } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AuthenticatedRequest } from '../pages/page-request';
import { Changes } from './changes';
import { LiveStream } from './live-stream';

/** Browsers come back by themselves, and are asked for their session again. */
const LONGEST_MS = 10 * 60_000;

@Roles('tenant_admin', 'csm', 'member', 'admin')
@Controller('live')
export class LiveController implements BeforeApplicationShutdown {
  private readonly open = new Set<LiveStream>();

  constructor(private readonly changes: Changes) {}

  /** Server-sent events: `changed` with `[{kind, ids}]`, gathered for half a second. */
  @Get()
  stream(@Req() { principal, raw }: AuthenticatedRequest, @Res() reply: FastifyReply): void {
    reply.hijack();
    const stream = new LiveStream(reply.raw);
    this.open.add(stream);
    const leave = this.changes.watch(principal!, (change) => stream.changed(change));
    const end = setTimeout(() => stream.end(), LONGEST_MS);
    raw.once('close', () => {
      clearTimeout(end);
      leave();
      stream.end();
      this.open.delete(stream);
    });
  }

  /** A server that still answers somebody does not close. */
  beforeApplicationShutdown(): void {
    for (const stream of this.open) stream.end();
  }
}
