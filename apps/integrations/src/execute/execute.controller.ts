import { execute, type ExecuteAnswer } from '@linesman/contracts';
import { RpcClient } from '@linesman/messaging';
import { Database } from '@linesman/persistence';
import { Caller, Clock, invalidFields, type Principal, Roles, Uuid } from '@linesman/service-kit';
import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import {
  IsBoolean,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { findIntegration } from '../integration-record/find-integration';

/** Extra time for the RPC, so that the answer of the executor comes before the RPC times out. */
const MARGIN_MS = 2_000;
const DEFAULT_TIMEOUT_SECONDS = 30;

export class ExecuteBody {
  @Matches(/^[A-Z][A-Z0-9_]{1,99}$/) capability_code: string;
  /** If absent, the newest version. */
  @IsOptional() @IsInt() @Min(1) capability_version?: number;
  /** As the capability's `parameters_schema` describes them. */
  @IsObject() parameters: Record<string, unknown> = {};
  /** A write needs a key, here or in the header Idempotency-Key. */
  @IsOptional() @IsString() @Length(1, 200) idempotency_key?: string;
  /** How long the executor tries again after passing failures, and the request waits for the answer. Default: 30. */
  @IsOptional() @IsInt() @Min(1) @Max(120) timeout_seconds?: number;
  /**
   * How long the request waits for the answer, if that is shorter. The execution continues until its timeout, or without
   * one for as long as its kind may take.
   */
  @IsOptional() @IsInt() @Min(1) @Max(120) wait_seconds?: number;
  /**
   * Where the integration is disconnected, the answer is `parked` and not a refusal. The execution runs after a verified
   * recovery, behind those that were parked before.
   */
  @IsOptional() @IsBoolean() park?: boolean;
  /** It fails if it still waits then: after 7 days if absent, after 30 days at the latest. Parks it too. */
  @IsOptional() @IsISO8601() park_until?: string;
}

@Roles('tenant_admin', 'csm', 'member', 'service')
@Controller('integrations/:integration_id/execute')
export class ExecuteController {
  constructor(
    private readonly database: Database,
    private readonly rpc: RpcClient,
    private readonly clock: Clock,
  ) {}

  /** Forwards the request to the executor in the name of the caller, who needs a grant to execute. */
  @Post()
  @HttpCode(200)
  async execute(
    @Caller() caller: Principal,
    @Param('integration_id', Uuid) integration_id: string,
    @Body() { timeout_seconds, wait_seconds, idempotency_key, ...asked }: ExecuteBody,
    @Headers('idempotency-key') header?: string,
  ): Promise<ExecuteAnswer> {
    const { tenantId: tenant_id, subject, roles } = caller;
    await this.database.inTenant(tenant_id, (tx) => findIntegration(tx, integration_id));
    const key = oneKey(idempotency_key, header);
    const timeout = timeout_seconds ?? (wait_seconds ? undefined : DEFAULT_TIMEOUT_SECONDS);
    const wait = Math.min(wait_seconds ?? Infinity, timeout ?? Infinity);
    const now = this.clock.now();
    const request = {
      ...asked,
      tenant_id,
      integration_id,
      ...(key ? { idempotency_key: key } : {}),
      ...(timeout ? { deadline: secondsAfter(now, timeout) } : {}),
      ...(wait_seconds ? { answer_by: secondsAfter(now, wait) } : {}),
      on_behalf_of: { subject, roles },
    };
    return this.rpc.call(execute, request, wait * 1_000 + MARGIN_MS);
  }
}

const secondsAfter = (now: Date, seconds: number): string => new Date(now.getTime() + seconds * 1_000).toISOString();

function oneKey(inBody?: string, inHeader?: string): string | undefined {
  const field = 'idempotency_key';
  if (inBody && inHeader && inBody !== inHeader)
    throw invalidFields([{ field, message: 'differs from the header Idempotency-Key' }]);
  if (inHeader && inHeader.length > 200) throw invalidFields([{ field, message: 'must be at most 200 characters' }]);
  return inBody ?? inHeader;
}
