import { type Principal, Problem, Roles } from '@linesman/service-kit';
import { type BeforeApplicationShutdown, Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { AuthenticatedRequest } from '../pages/page-request';
import { Changes } from './changes';
import { LiveStream } from './live-stream';

/** Then the browser connects again by itself, and its session is checked again. */
const LONGEST_MS = 10 * 60_000;
/** Each in one process. A page opens one stream. */
const MOST_OF_TENANT = 500;
const MOST_OF_PERSON = 20;

@Roles('tenant_admin', 'csm', 'member', 'admin')
@Controller('live')
export class LiveController implements BeforeApplicationShutdown {
  private readonly open = new Map<LiveStream, Principal>();

  constructor(private readonly changes: Changes) {}

  /** Server-sent events: `changed` with `[{kind, ids}]`, batched for half a second. */
  @Get()
  async stream(@Req() { principal, raw }: AuthenticatedRequest, @Res() reply: FastifyReply): Promise<void> {
    this.refuseTooMany(principal!);
    let stream: LiveStream | undefined;
    const stopWatching = await this.changes.watch(principal!, (change) => stream?.changed(change));
    reply.hijack();
    if (raw.socket.destroyed) return stopWatching();
    const opened = (stream = new LiveStream(reply.raw));
    this.open.set(opened, principal!);
    const end = setTimeout(() => opened.end(), LONGEST_MS);
    raw.once('close', () => {
      clearTimeout(end);
      stopWatching();
      opened.end();
      this.open.delete(opened);
    });
  }

  private refuseTooMany({ tenantId, subject }: Principal): void {
    const ofTenant = [...this.open.values()].filter((it) => it.tenantId === tenantId);
    const own = ofTenant.filter((it) => it.subject === subject);
    if (ofTenant.length >= MOST_OF_TENANT || own.length >= MOST_OF_PERSON)
      throw new Problem(429, 'too-many-streams', 'Too many pages are open. Close some of them.', { retry_after: 60 });
  }

  /** Open streams would keep the server from closing. */
  beforeApplicationShutdown(): void {
    for (const stream of this.open.keys()) stream.end();
  }
}
