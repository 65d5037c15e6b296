import { IsEmail, IsObject, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { defineRpc } from '../define';
import { Nested } from '../nested';

/** Who pays, for a profile at a provider. */
export class Payer {
  @IsOptional() @IsEmail() email?: string;
  @IsOptional() @IsString() @Length(1, 256) name?: string;
  @IsOptional() @IsString() @Length(1, 20) phone?: string;
}

export class CustomerProfileRequest {
  @IsUUID() tenant_id: string;
  @IsUUID() integration_id: string;
  /** The platform's id. */
  @IsUUID() customer_id: string;
  /** For the profile, if there is none yet. What it leaves out is taken from the customer. */
  @IsOptional() @Nested(() => Payer) payer?: Payer;
}

export class ProfileToMake {
  /** The same for everybody who asks, so that the ledger executes one request. */
  @IsString() @Length(1, 200) idempotency_key: string;
  @IsObject() parameters: Record<string, unknown>;
}

/** Exactly one of the two is set. */
export class CustomerProfileAnswer {
  /** The customer's id in the account behind the integration. */
  @IsOptional() @IsString() @Length(1, 500) profile_id?: string;
  /** There is none: make one, and the integrations service stores its id when it hears of it. */
  @IsOptional() @Nested(() => ProfileToMake) make?: ProfileToMake;
}

export const customerProfile = defineRpc({
  service: 'integrations',
  verb: 'customer_profile',
  summary: 'Finds the id of a customer at a provider, or says how to make a profile there, once.',
  request: CustomerProfileRequest,
  response: CustomerProfileAnswer,
  repeatable: true,
});
