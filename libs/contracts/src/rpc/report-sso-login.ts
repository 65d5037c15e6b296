import { IsBoolean, IsUUID } from 'class-validator';
import { defineRpc } from '../define';
import { SsoLogin } from '../sso-login';

export class ReportSsoLoginRequest extends SsoLogin {
  @IsUUID() tenant_id: string;
}

export class ReportedSsoLogin {
  /** Whether the attempt was reported before, so that nothing was done. */
  @IsBoolean() known: boolean;
}

export const reportSsoLogin = defineRpc({
  service: 'status-monitor',
  verb: 'report_sso_login',
  summary: 'Reports one attempt to sign in to the platform through single sign-on.',
  request: ReportSsoLoginRequest,
  response: ReportedSsoLogin,
  repeatable: true,
});
