import type { AccessAction } from '@linesman/contracts';
import type { AccessRequestBody } from './access-request.dto';

const ofIntegration = ({ provider, integration_id }: AccessRequestBody): string =>
  integration_id ? `/integrations/${integration_id}` : `/integrations/new/${provider}`;

/** The page of the console where an admin does what was asked for. */
const pages: Record<AccessAction, (asked: AccessRequestBody, subject: string) => string> = {
  connect: ofIntegration,
  reconnect: ofIntegration,
  grant_permission: ({ integration_id = '', capability_code }, grantee) => {
    const executing: Record<string, string> = capability_code ? { action: 'execute', capability_code } : {};
    const form = { grantee_type: 'user', grantee, integration_id, ...executing };
    return `/settings/grants?${new URLSearchParams(form).toString()}`;
  },
};

export const pageForAdmins = (origin: string, asked: AccessRequestBody, subject: string): string =>
  origin + pages[asked.action](asked, subject);
