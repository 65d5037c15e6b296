import { type ExecuteGrant, mayExecute } from '@linesman/contracts';
import { rows, type Tx } from '@linesman/persistence';
import { invalidFields, type Principal, Problem } from '@linesman/service-kit';
import { grantedTo, ownProviders, rightsOn } from '../grants/my-rights';
import { findIntegration } from '../integration-record/find-integration';
import type { AccessRequestBody } from './access-request.dto';

/** Refuses to ask admins for what the caller may do already, and for what does not exist. */
export async function refuseNeedless(tx: Tx, caller: Principal, asked: AccessRequestBody): Promise<void> {
  const { action, provider, integration_id, capability_code } = asked;
  if (capability_code && action !== 'grant_permission')
    throw invalidFields([{ field: 'capability_code', message: 'goes with grant_permission only' }]);
  const granted = await grantedTo(tx, caller);
  if (!integration_id) {
    if (action === 'reconnect' || capability_code)
      throw invalidFields([
        { field: 'integration_id', message: `is required to ${capability_code ? 'execute' : 'reconnect'}` },
      ]);
    const own = action === 'connect' && (await ownProviders(tx, caller)).includes(provider);
    if (granted.everything || own) throw allowedAlready();
    return;
  }
  const integration = await findIntegration(tx, integration_id);
  if (integration.connection_code !== provider)
    throw invalidFields([
      { field: 'provider', message: `must be ${integration.connection_code}, as that of the integration` },
    ]);
  if (capability_code) {
    if (mayExecute(await executeGrantsOn(tx, integration_id), caller, capability_code)) throw allowedAlready();
    return;
  }
  const needed = action === 'grant_permission' ? 'configure' : 'manage';
  if (rightsOn(caller, integration, granted).includes(needed)) throw allowedAlready();
}

function executeGrantsOn(tx: Tx, integration_id: string): Promise<ExecuteGrant[]> {
  return rows<{ grant: ExecuteGrant }>(
    tx,
    `select json_strip_nulls(json_build_object('grantee_type', grantee_type, 'grantee', grantee,
       'capability_code', capability_code)) as grant
     from grants where action = 'execute' and (integration_id is null or integration_id = $1)`,
    [integration_id],
  ).then((found) => found.map(({ grant }) => grant));
}

const allowedAlready = () => new Problem(409, 'allowed-already', 'You may do this yourself, so nobody was asked.');
