import {
  ArrayMaxSize,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Min,
} from 'class-validator';
import { type Cause, causes, type IntegrationStatus, integrationStatuses } from '../cause';
import { defineRpc } from '../define';
import { ExecuteGrant } from '../grant';
import { Observation } from '../observation';
import { Nested, NestedList } from '../nested';

export const leasePurposes = ['execution', 'probe', 'notification'] as const;

export class LeaseRequest {
  @IsUUID() tenant_id: string;
  @IsUUID() integration_id: string;
  @IsIn(leasePurposes) purpose: (typeof leasePurposes)[number];
  /** The provider answered 401 to this credential version. It is refreshed unless a newer one is stored. */
  @IsOptional() @IsInt() @Min(1) refused_version?: number;
}

export class LeasedMaterial {
  @IsIn(['bearer', 'api_key']) type: 'bearer' | 'api_key';
  /** The access token or key. Keep it in memory only, until `expires_at`, which is 60 s away at most. */
  @IsString() secret: string;
  /** Further fields of the credential that calls need, by their names in the manifest. */
  @IsOptional() @IsObject() more?: Record<string, string>;
}

export class Lease {
  @IsUUID() integration_id: string;
  @IsString() connection_code: string;
  @IsIn(integrationStatuses) status: IntegrationStatus;
  /** Why the status is `error`, for people and as a cause. */
  @IsOptional() @IsString() status_reason?: string;
  @IsOptional() @IsIn(causes) status_cause?: Cause;
  @IsInt() @Min(0) credential_version: number;
  /** The provider's id of the account behind the integration, or the address for a custom API. */
  @IsOptional() @IsString() @Length(1, 500) account_id?: string;
  @Nested(() => LeasedMaterial) material: LeasedMaterial;
  /** Settings for the call that are no secret, e.g. Salesforce's instance_url. */
  @IsObject() config: Record<string, unknown>;
  @IsISO8601() expires_at: string;
  /** When its token was refreshed, if that was done for this lease: the provider has just accepted the grant. */
  @IsOptional() @IsISO8601() refreshed_at?: string;
  /** Only with leases for executions. `grants_changed` says when they are out of date. */
  @IsOptional() @NestedList(() => ExecuteGrant) grants?: ExecuteGrant[];
}

/** Exactly one of `lease` and `refused` is set. */
export class LeaseAnswer {
  @IsBoolean() granted: boolean;
  @IsOptional() @Nested(() => Lease) lease?: Lease;
  /** Why there is no lease. The integrations service has published the same observation. */
  @IsOptional() @Nested(() => Observation) refused?: Observation;
}

export const lease = defineRpc({
  service: 'integrations',
  verb: 'lease',
  summary: 'Leases one integration’s credential for one call.',
  request: LeaseRequest,
  response: LeaseAnswer,
  repeatable: true,
});

/** How many credentials one `lease_many` asks for at most: its answer must fit in a message. */
export const MOST_LEASES = 50;

export class LeaseOwner {
  @IsUUID() tenant_id: string;
  @IsUUID() integration_id: string;
}

export class LeaseManyRequest {
  @NestedList(() => LeaseOwner) @ArrayMaxSize(MOST_LEASES) owners: LeaseOwner[];
}

export class LeaseManyAnswer {
  /** Of the integrations whose credentials can be leased at once. For each of the others ask `lease`, which refreshes and refuses. */
  @NestedList(() => Lease) leases: Lease[];
}

export const leaseMany = defineRpc({
  service: 'integrations',
  verb: 'lease_many',
  summary: 'Leases credentials of many integrations for probes: of those that need no token refresh.',
  request: LeaseManyRequest,
  response: LeaseManyAnswer,
  repeatable: true,
});
