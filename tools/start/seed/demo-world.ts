import { readFileSync } from 'node:fs';
import { root } from '../paths.mjs';

export interface DemoIntegration {
  name: string;
  connection_code: string;
  is_critical: boolean;
  purpose?: string;
  provider_account: string;
}

export interface DemoCustomer {
  customer_id: string;
  name: string;
  integrations: DemoIntegration[];
}

export interface DemoTenant {
  tenant_id: string;
  name: string;
  settings: object;
  grants: object[];
  integrations: DemoIntegration[];
  customers: DemoCustomer[];
}

interface DemoPersona {
  persona: string;
  tenant: string;
  roles: string[];
}

/** The part of apps/sandbox/world.json that is seeded into Linesman; the rest is the outside world. */
export interface DemoWorld {
  tenants: DemoTenant[];
  personas: DemoPersona[];
}

export const readDemoWorld = (): DemoWorld =>
  JSON.parse(readFileSync(`${root}/apps/sandbox/world.json`, 'utf8')) as DemoWorld;

export function adminOf({ personas }: DemoWorld, { tenant_id, name }: DemoTenant): string {
  const admin = personas.find(({ tenant, roles }) => tenant === tenant_id && roles.includes('tenant_admin'));
  if (!admin) throw new Error(`${name} has no persona with the role tenant_admin in world.json.`);
  return admin.persona;
}
