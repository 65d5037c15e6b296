import type { ValidateFunction } from 'ajv';
import { requestJson } from '../../../actors/http.ts';
import { Outside } from '../../../actors/outside.ts';
import type { Run } from '../../own-system.mjs';
import { inLanes } from '../../seed/in-lanes.ts';
import { type Operation, readOperations } from './api-document.ts';
import {
  asEveryRole,
  type Case,
  readOnly,
  validCase,
  withForeignIds,
  withoutToken,
  withSpoiltBodies,
  withSpoiltParameters,
} from './cases.ts';
import { fillTenant } from './fill-tenant.ts';
import { faultsOf } from './judge.ts';
import { send } from './send.ts';
import type { Known } from './valid-request.ts';

const LANES = 8;
const roles = ['admin', 'tenant_admin', 'csm', 'member', 'service'];
const PLATFORM = '00000000-0000-0000-0000-000000000000';
/** Codes that exist in every tenant. */
const codes: Known = {
  connection_code: 'stripe',
  provider: 'stripe',
  capability_code: 'PROCESS_PAYMENT',
  entity_type: 'customer',
  purpose: 'payment_processing',
  object: 'contacts',
  time_zone: 'UTC',
};

export interface Tried {
  operations: number;
  cases: Record<string, number>;
  /** One line for each operation and fault, with how often and in which case first. */
  faults: string[];
}

/** Calls every operation of the API document in every way that may go wrong. */
export async function tryOperations(run: Run): Promise<Tried> {
  const { origin, sandbox } = run;
  const { operations, problem } = readOperations();
  const outside = new Outside(sandbox.url);
  const own = await fillTenant(origin, outside, sandbox.url);
  const other = await fillTenant(origin, outside, sandbox.url);
  const tokens = Object.fromEntries(
    await Promise.all(
      roles.map(async (role) => {
        const tenant = role === 'admin' ? PLATFORM : own.tenant;
        return [role, await outside.token({ sub: `${role}-${own.mark}`, tenant, roles: [role] })] as const;
      }),
    ),
  );
  const everyRole = await outside.token({ sub: `all-${own.mark}`, tenant: own.tenant, roles: roles.slice(1) });
  const demo = await Promise.all(['anna', 'jane', 'staff'].map((persona) => outside.token({ persona })));

  const connection_code = `of_${own.mark.slice(3, 11)}`;
  const staff = { token: tokens.admin!, method: 'POST' };
  await requestJson(`${origin}/v1/internal/connections`, {
    ...staff,
    body: { connection_code, display_name: 'Tried' },
  });
  await requestJson(`${origin}/v1/internal/connections/${connection_code}/capabilities`, {
    ...staff,
    body: { capability_code: 'SOME_CODE', description: 'Tried' },
  });
  const ofStaff = { ...codes, ...own.known, connection_code, capability_code: 'SOME_CODE' };
  const ofTenant = { ...codes, ...own.known };

  const tokenFor = ({ roles: allowed }: Operation): Record<string, string> => {
    const role = ['tenant_admin', ...allowed].find((it) => allowed.includes(it));
    return role ? { authorization: `Bearer ${tokens[role]}` } : {};
  };
  const knownFor = ({ roles: allowed }: Operation): Known => (allowed.join() === 'admin' ? ofStaff : ofTenant);

  const groups: Record<string, Case[]> = {
    'without a token': operations.flatMap((it) => withoutToken(it, codes)),
    'as every role': operations.flatMap((it) => asEveryRole(it, nowhere, (role) => tokens[role]!, roles)),
    'with valid reads': operations
      .filter(readOnly)
      .flatMap((it) => [
        validCase(it, knownFor(it), tokenFor(it)),
        ...demo.map((token) => validCase(it, codes, { authorization: `Bearer ${token}` })),
      ]),
    "with another tenant's ids": operations.flatMap((it) =>
      withForeignIds(it, ofTenant, other.known, everyRole, [other.mark, other.tenant]),
    ),
    'with spoilt parameters': operations.flatMap((it) => withSpoiltParameters(it, knownFor(it), tokenFor(it))),
    'with spoilt bodies': operations.flatMap((it) => withSpoiltBodies(it, knownFor(it), tokenFor(it))),
    'with valid writes': operations
      .filter((it) => !readOnly(it))
      .flatMap((it) => [false, true].map((all) => validCase(it, knownFor(it), tokenFor(it), all))),
  };
  const kept = await unchanged(origin, outside, other);
  const found = new Map<string, { times: number; first: string }>();
  const cases: Record<string, number> = {};
  for (const [group, members] of Object.entries(groups)) {
    cases[group] = members.length;
    await inLanes(group === 'with valid writes' ? 1 : LANES, members, async (one) => {
      for (const fault of await faultsIn(origin, one, problem)) note(found, one, fault);
    });
  }
  for (const fault of await kept()) found.set(fault, { times: 1, first: '' });
  const faults = [...found].map(([fault, { times, first }]) => `${fault}\n      (${times} times; ${first})`);
  return { operations: operations.length, cases, faults };
}

/** Ids that exist nowhere are made where a name is not known. */
const nowhere: Known = {
  connection_code: 'nowhere',
  provider: 'nowhere',
  entity_type: 'customer',
  address: 'x@example.com',
};

async function faultsIn(origin: string, one: Case, problem: ValidateFunction): Promise<string[]> {
  return faultsOf(one, await send(origin, one), problem);
}

function note(found: Map<string, { times: number; first: string }>, one: Case, fault: string): void {
  const { operation, name } = one;
  const general = fault.replaceAll(/"(instance|correlation_id)":"[^"]*",?/g, '').replaceAll(/[0-9a-f-]{36}/g, '…');
  const key = `${operation.verb} ${operation.path}: ${general.slice(0, 260)}`;
  const known = found.get(key);
  found.set(key, known ? { ...known, times: known.times + 1 } : { times: 1, first: name });
}

/** Reads what the other tenant has, and returns what compares it later. */
async function unchanged(origin: string, outside: Outside, { tenant, known }: { tenant: string; known: Known }) {
  const token = await outside.token({ sub: 'reader', tenant, roles: ['tenant_admin'] });
  const paths = [
    `/v1/customers/${known.customer_id}`,
    '/v1/tenant/settings',
    '/v1/grants',
    `/v1/integrations/${known.integration_id}`,
    `/v1/integrations/${known.integration_id}/links`,
    `/v1/tasks?signal_id=${known.signal_id}`,
    `/v1/risk-signals/${known.signal_id}/responses`,
    `/v1/executions?integration_id=${known.integration_id}`,
  ];
  const read = () =>
    Promise.all(paths.map(async (path) => JSON.stringify(await requestJson(origin + path, { token }))));
  const before = await read();
  return async () => {
    const after = await read();
    return paths.filter((_, at) => before[at] !== after[at]).map((path) => `the other tenant's ${path} was changed`);
  };
}
