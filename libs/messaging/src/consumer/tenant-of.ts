const TENANT = /"tenantid"\s*:\s*"([^"]{1,100})"/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a message calls its tenant, read without parsing the message. */
export const saidTenant = (body: string): string | null => TENANT.exec(body)?.[1] ?? null;

/** The same, if it can be a tenant. */
export function tenantOf(body: string): string | undefined {
  const said = saidTenant(body);
  return said && UUID.test(said) ? said : undefined;
}
