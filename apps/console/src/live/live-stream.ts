import type { ServerResponse } from 'node:http';
import type { Change } from './changes';

const BATCH_MS = 500;
/** Proxies close a connection that is silent for a minute. */
const HEARTBEAT_MS = 20_000;
const MOST = 50;

/** One browser's stream of changes. */
export class LiveStream {
  private batch: Pick<Change, 'kind' | 'ids'>[] = [];
  private timer?: NodeJS.Timeout;
  private readonly heartbeat: NodeJS.Timeout;

  constructor(private readonly response: ServerResponse) {
    response.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Kept open for another request, it would keep a process that stops for more than a minute.
      connection: 'close',
    });
    response.write('retry: 2000\n\n');
    this.heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
  }

  changed(change: Pick<Change, 'kind' | 'ids'>): void {
    this.batch.push(change);
    this.timer ??= setTimeout(() => this.send(), BATCH_MS);
  }

  end(): void {
    clearInterval(this.heartbeat);
    clearTimeout(this.timer);
    this.response.end();
  }

  private send(): void {
    this.timer = undefined;
    const all = this.batch.splice(0);
    // Many changes are summed up by their kinds.
    const sent = all.length > MOST ? [...new Set(all.map(({ kind }) => kind))].map((kind) => ({ kind, ids: [] })) : all;
    if (!this.response.writableEnded) this.response.write(`event: changed\ndata: ${JSON.stringify(sent)}\n\n`);
  }
}
