import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { bufferTime, filter, map, type Observable } from 'rxjs';
import { Changes } from '../state/changes';

const BATCH_MS = 200;

@Controller('live')
export class LiveController {
  constructor(private readonly changes: Changes) {}

  /** Server-sent events: the names of what changed. */
  @Sse()
  stream(): Observable<MessageEvent> {
    return this.changes.pipe(
      bufferTime(BATCH_MS),
      filter((names) => names.length > 0),
      map((names) => ({ data: [...new Set(names)] })),
    );
  }
}
