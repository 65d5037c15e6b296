import type { Cause, PassedOverDefault, Remedy, ResolvedDefault } from './contracts.generated';
import { errors } from '@nats-io/transport-node';
import type { Entity } from './ask';

/** Why Linesman refuses. The README says what to do about each. */
export const problemTypes = [
  'bad-request',
  'bad-token',
  'customer-deleted',
  'idempotency-conflict',
  'idempotency-key-required',
  'integration-disconnected',
  'integration-inactive',
  'integration-not-found',
  'internal',
  'invalid-fields',
  'invalid-parameters',
  'invalid-token',
  'no-answer',
  'no-default',
  'no-gateway',
  'no-token',
  'not-found',
  'not-permitted',
  'not-yet',
  'password-refused',
  'platform-integration',
  'provider-unavailable',
  'refused-caller',
  'request-too-large',
  'service-busy',
  'service-unavailable',
  'too-many-commands',
  'too-many-readers',
  'too-many-subscriptions',
  'too-many-waiting',
  'too-old',
  'unknown-capability',
  'wrong-role',
] as const;
/** A newer Linesman may refuse for more reasons. */
export type ProblemType = (typeof problemTypes)[number] | (string & Record<never, never>);

/** A problem document (RFC 9457) of Linesman. */
export interface LinesmanProblem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: { field: string; message: string }[];
  /** Why calls with this integration fail. */
  cause?: Cause;
  /** What ends it. Absent if nobody has to act. */
  remedy?: Remedy;
  /** Where a person does that, if it is done at a page. */
  reconnect_url?: string;
  /** After so many seconds a call may work again. */
  retry_after?: number;
  /** The execution that is in the way. */
  execution_id?: string;
  /** Defaults that cannot be used. */
  passed_over?: PassedOverDefault[];
  [extension: string]: unknown;
}

const PREFIX = 'urn:linesman:problem:';

/** Linesman refused the request or did not answer. A failed execution is an answer, not an error. */
export class LinesmanError extends Error {
  readonly status: number;
  /** Never changes, so branch on it. */
  readonly type: ProblemType;
  /** What ends the problem: `reconnect`, `enter_key`, `wait_for_provider`… Absent if nobody has to act. */
  readonly remedy?: Remedy;
  /** Send a person there. Absent if no page helps. */
  readonly reconnect_url?: string;
  /** Ask again after so many seconds, with the same key. */
  readonly retry_after?: number;

  constructor(
    readonly problem: LinesmanProblem,
    options?: ErrorOptions,
  ) {
    super(problem.detail ?? problem.title, options);
    this.name = 'LinesmanError';
    this.status = problem.status;
    this.type = problem.type.startsWith(PREFIX) ? problem.type.slice(PREFIX.length) : problem.type;
    this.remedy = problem.remedy;
    this.reconnect_url = problem.reconnect_url;
    this.retry_after = problem.retry_after;
  }
}

/** Turns an error of the connection into a problem. */
export function unanswered(cause: unknown): LinesmanError {
  const late = [cause, (cause as Error | undefined)?.cause].some(
    (error) => error instanceof errors.TimeoutError || (error as Error | undefined)?.name === 'TimeoutError',
  );
  const problem = late
    ? {
        status: 504,
        type: `${PREFIX}no-answer`,
        title: 'Took too long',
        detail: 'No answer came in time. Ask again with the same idempotency key: nothing is done twice.',
      }
    : {
        status: 503,
        type: `${PREFIX}service-unavailable`,
        title: 'Not available',
        detail: 'Linesman cannot be reached. Ask again with the same idempotency key: nothing is done twice.',
      };
  return new LinesmanError(problem, { cause });
}

/** NATS is there and refuses the user, so waiting does not help. */
export const passwordRefused = (cause: Error): LinesmanError =>
  new LinesmanError(
    {
      status: 401,
      type: `${PREFIX}password-refused`,
      title: 'Not connected',
      detail: 'NATS refuses the user or its password. Correct them: asking again does not help.',
    },
    { cause },
  );

/** No integration serves the entity. `passed_over` names defaults that cannot be used. */
export const noDefault = (
  { entity_type, entity_id }: Entity,
  purpose: string,
  passed_over: PassedOverDefault[],
): LinesmanError =>
  new LinesmanError({
    status: 404,
    type: `${PREFIX}no-default`,
    title: 'No default integration',
    detail: `No integration serves ${entity_type} ${entity_id} for ${purpose}. Link one with is_default to it, to its customer or to the tenant.`,
    passed_over,
  });

/** The platform's integration serves the entity, and another tenant cannot execute with it. */
export const othersDefault = ({ integration_id, level }: ResolvedDefault): LinesmanError =>
  new LinesmanError({
    status: 403,
    type: `${PREFIX}platform-integration`,
    title: 'An integration of the platform',
    detail: 'The default belongs to the platform. Only a service of the platform tenant executes with it.',
    integration_id,
    level,
  });
