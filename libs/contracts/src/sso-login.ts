import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** Why the platform, or the identity provider, let nobody in. */
export const ssoLoginFailures = [
  /** A wrong password, a second factor that failed, a person without access, or somebody who gave up. */
  'user_refused',
  'signature_invalid',
  /** No certificate or key that the platform knows made the signature. */
  'certificate_unknown',
  'certificate_expired',
  /** The answer was made for another service than the platform. */
  'audience_mismatch',
  'issuer_unknown',
  /** The token endpoint does not accept the client or its secret. */
  'client_refused',
  'idp_timeout',
  'idp_error',
] as const;
export type SsoLoginFailure = (typeof ssoLoginFailures)[number];

/** One attempt of a person to sign in to the platform through an integration for single sign-on. */
export class SsoLogin {
  @IsUUID() integration_id: string;
  /** The platform's id of the attempt. A report that is repeated counts once. */
  @IsString() @Length(1, 200) attempt_id: string;
  @IsIn(['signed_in', 'failed']) outcome: 'signed_in' | 'failed';
  /** With `failed` only. */
  @IsOptional() @IsIn(ssoLoginFailures) failure?: SsoLoginFailure;
  /** A sentence for people. It names no person and holds no token. */
  @IsOptional() @IsString() @Length(0, 1000) message?: string;
  @IsISO8601() attempted_at: string;
}
