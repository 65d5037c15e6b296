import { textOf } from '../pages/query-string';
import { readable } from '../pages/words';
import type { Grant } from '../upstream/answers';
import type { Request } from '../upstream/routes';

type Granted = Pick<Grant, 'action' | 'capability_code' | 'grantee_type' | 'grantee'>;

const groups: Record<string, string> = {
  csm: 'Everybody in customer success',
  member: 'All members',
  service: 'All services',
};

export function grantInWords({ action, capability_code, grantee_type, grantee }: Granted): {
  who: string;
  what: string;
} {
  const who = { role: groups[grantee] ?? readable(grantee), user: grantee, service: `The service ${grantee}` };
  if (action === 'configure') return { who: who[grantee_type], what: 'may configure' };
  return {
    who: who[grantee_type],
    what: capability_code ? `may execute ${capability_code} of` : 'may execute everything of',
  };
}

/** The choice `role:csm` names a role; for the other choices the form has the name of a user or service. */
export function readGrant(posted: Record<string, unknown>): Request<'post', '/integrations/grants'>['body'] {
  const [kind, role] = textOf(posted.grantee_type).split(':');
  return {
    action: textOf(posted.action),
    grantee_type: kind,
    grantee: kind === 'role' ? role : textOf(posted.grantee),
    integration_id: textOf(posted.integration_id) || undefined,
    capability_code: textOf(posted.capability_code) || undefined,
  };
}
