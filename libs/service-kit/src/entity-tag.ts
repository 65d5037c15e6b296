import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { Problem } from './problem';

/** Sends the `version` of an answer as its ETag. */
@Injectable()
export class EntityTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body: unknown) => {
        const { version } = (body ?? {}) as { version?: unknown };
        if (typeof version === 'number') void reply.header('etag', `"${version}"`);
      }),
    );
  }
}

/** The versions for which a change is meant; `*` for any; undefined if the caller sent no If-Match. */
export type Expected = string[] | '*' | undefined;

export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): Expected => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  return header === undefined ? undefined : parseIfMatch(header);
});

export function parseIfMatch(header: string): Expected {
  if (header.trim() === '*') return '*';
  const tags = header.split(',').map((tag) => tag.trim());
  if (!tags.every((tag) => /^(W\/)?"[\x21\x23-\x7e]*"$/.test(tag)))
    throw new Problem(400, 'bad-if-match', 'If-Match takes ETags as answers carry them, or *.');
  // Strong comparison, as RFC 9110 requires: a weak tag never matches.
  return tags;
}

/** Call it while the row is locked. @param version undefined if there is no row yet. */
export function refuseStale(expected: Expected, version: number | undefined): void {
  if (expected === undefined) return;
  const matches = expected === '*' ? version !== undefined : expected.includes(`"${version}"`);
  if (!matches)
    throw new Problem(412, 'changed-meanwhile', 'Somebody changed it since you read it. Read it again, then decide.');
}
