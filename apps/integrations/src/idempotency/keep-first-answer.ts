import { createHash, randomUUID } from 'node:crypto';
import { type AuthenticatedRequest, Problem, toProblemDocument } from '@linesman/service-kit';
import {
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { catchError, mergeMap, type Observable, of } from 'rxjs';
import { IdempotencyKeys, type CallerKey } from './idempotency-keys';

type ReservingRequest = AuthenticatedRequest & { rawBody?: Buffer; reservedId?: string };

/** Answers a repeated request, known by its Idempotency-Key, with the answer that the first one got. */
@Injectable()
export class KeepFirstAnswer implements NestInterceptor {
  constructor(private readonly keys: IdempotencyKeys) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const http = context.switchToHttp();
    const request = http.getRequest<ReservingRequest>();
    const reply = http.getResponse<FastifyReply>();
    const caller = keyOf(request);
    if (!caller) return next.handle();
    const claim = await this.keys.claim(caller, requestHash(request));
    if ('answer' in claim) {
      void reply.status(claim.answer.status).header('idempotent-replayed', 'true');
      return of(claim.answer.body);
    }
    request.reservedId = claim.reserved_id;
    return next.handle().pipe(
      mergeMap(async (body: unknown) => {
        await this.keys.answer(caller, { status: reply.statusCode, body });
        return body;
      }),
      catchError(async (error: unknown) => {
        await this.keys.release(caller, toProblemDocument(error).status < 500);
        throw error;
      }),
    );
  }
}

function keyOf({ headers, principal }: ReservingRequest): CallerKey | undefined {
  const key = headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (!principal) throw new Error('KeepFirstAnswer on a route without a principal');
  if (typeof key !== 'string' || !/^[\x21-\x7e]{1,255}$/.test(key))
    throw new Problem(400, 'bad-idempotency-key', 'Idempotency-Key must have 1 to 255 visible ASCII characters.');
  return { tenant_id: principal.tenantId, subject: principal.subject, key };
}

/** Only a hash of the request is stored, because it may contain a secret. */
const requestHash = ({ method, url, rawBody }: ReservingRequest): string =>
  createHash('sha256')
    .update(`${method} ${url}\n`)
    .update(rawBody ?? '')
    .digest('hex');

/** Marks a route that creates something: it accepts an Idempotency-Key. */
export const Creating = (): MethodDecorator => UseInterceptors(KeepFirstAnswer);

/** The id for the new resource. If a crash interrupted the first request with this Idempotency-Key, the same id again. */
export const ReservedId = createParamDecorator(
  (_: unknown, context: ExecutionContext): string =>
    context.switchToHttp().getRequest<ReservingRequest>().reservedId ?? randomUUID(),
);
