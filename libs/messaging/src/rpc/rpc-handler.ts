import type { RpcContract } from '@linesman/contracts';
import {
  acceptCorrelationId,
  fieldErrors,
  invalidFields,
  LOGGER,
  Problem,
  runInContext,
  type Shares,
  toProblemDocument,
  unstorableField,
} from '@linesman/service-kit';
import {
  applyDecorators,
  type ArgumentsHost,
  type CallHandler,
  Catch,
  type ExceptionFilter,
  type ExecutionContext,
  Inject,
  Injectable,
  type NestInterceptor,
  UseFilters,
  UseInterceptors,
} from '@nestjs/common';
import { MessagePattern, type NatsContext, Transport } from '@nestjs/microservices';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { Logger } from 'pino';
import { finalize, Observable, tap, throwError } from 'rxjs';
import { BothArguments } from '../both-arguments';

/** Injection token of the slots for calls that a process answers. */
export const RPC_SLOTS = Symbol('linesman.rpc-slots');
export const MOST_CALLS = 1_000;

/** Sends an error to the caller as a problem document. */
@Catch()
class ProblemToCaller implements ExceptionFilter {
  constructor(@Inject(LOGGER) private readonly logger: Logger) {}
  catch(error: unknown, host: ArgumentsHost): Observable<never> {
    const document = toProblemDocument(error);
    if (document.status >= 500)
      this.logger.error({ err: error, rpc: host.switchToRpc().getContext<NatsContext>().getSubject() }, 'rpc failed');
    return throwError(() => document);
  }
}

/** Runs the call with the caller's correlation id, and logs one line. Refuses it where its caller has a share of the slots already. */
@Injectable()
class RpcCall implements NestInterceptor {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(RPC_SLOTS) private readonly slots: Shares,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const nats = context.switchToRpc().getContext<NatsContext>();
    const headers = nats.getHeaders() as { get(name: string): string } | undefined;
    const correlationId = acceptCorrelationId(headers?.get('x-correlation-id'));
    const traceparent = headers?.get('traceparent') || undefined;
    const began = performance.now();
    const log = (outcome: string) => () =>
      this.logger.info(
        {
          rpc: nats.getSubject(),
          outcome,
          ms: Math.round((performance.now() - began) * 10) / 10,
          correlation_id: correlationId,
        },
        'rpc',
      );
    const answer = new Observable((subscriber) =>
      runInContext({ correlationId, traceparent }, () => next.handle().subscribe(subscriber)),
    );
    return new Observable((subscriber) => {
      const run = () => new Promise<void>((over) => answer.pipe(finalize(over)).subscribe(subscriber));
      if (!this.slots.runNow([callerOf(nats)], run)) subscriber.error(tooManyCalls());
    }).pipe(tap({ complete: log('ok'), error: log('refused') }));
  }
}

const tooManyCalls = (): Problem =>
  new Problem(429, 'too-many-calls', 'This process answers as many of your calls as it can. Ask again in a second.', {
    retry_after: 1,
  });

/** `(request: Request, context: NatsContext) => Promise<Answer>`. Fields that the contract does not name are left out. */
export const OnRpc = (contract: RpcContract): MethodDecorator => {
  const parse: MethodDecorator = (_target, _key, descriptor: PropertyDescriptor) => {
    const verb = descriptor.value as (this: unknown, request: object, context: NatsContext) => unknown;
    const { name } = verb;
    descriptor.value = {
      [name](this: unknown, raw: object, context: NatsContext) {
        const refused = unstorableField(raw);
        if (refused) throw invalidFields([refused]);
        const request = plainToInstance(contract.request, raw ?? {});
        const problems = fieldErrors(validateSync(request, { forbidUnknownValues: false, whitelist: true }));
        if (problems.length > 0) throw invalidFields(problems);
        return verb.call(this, request, context);
      },
    }[name];
    return descriptor;
  };
  return applyDecorators(
    parse, // Must be first: it replaces the function to which the others attach metadata.
    MessagePattern<string>(`rpc.${contract.name}.*`, Transport.NATS),
    UseInterceptors(RpcCall),
    UseFilters(ProblemToCaller),
    BothArguments,
  );
};

/** The service that calls: NATS lets each service call only subjects that end in its own name. */
export const callerOf = (context: NatsContext): string => context.getSubject().split('.').at(-1)!;
