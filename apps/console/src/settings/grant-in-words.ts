import { textOf } from '../pages/query-string';
import { readable } from '../pages/words';

export interface GrantRow {
  grant_id: string;
  integration_id: string | null;
  action: 'configure' | 'execute';
  capability_code: string | null;
  grantee_type: 'role' | 'user' | 'service';
  grantee: string;
  created_by: string;
  created_at: string;
}

type Granted = Pick<GrantRow, 'action' | 'capability_code' | 'grantee_type' | 'grantee'>;

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

/** `role:csm` names a role, anything else is the subject of a token. */
export function readGrant(posted: Record<string, unknown>): object {
  const [kind, role] = textOf(posted.grantee_type).split(':');
  const [integration_id, capability_code] = [textOf(posted.integration_id), textOf(posted.capability_code)];
  const action = textOf(posted.action);
  return {
    action,
    grantee_type: kind,
    grantee: kind === 'role' ? role : textOf(posted.grantee),
    ...(integration_id ? { integration_id } : {}),
    ...(capability_code ? { capability_code } : {}),
  };
}
