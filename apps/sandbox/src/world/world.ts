import { readFileSync } from 'node:fs';
import { SandboxConfig } from '../config';

export interface Persona {
  persona: string;
  sub: string;
  name: string;
  email: string;
  /** For staff the platform tenant, which has no customers. */
  tenant: string;
  roles: string[];
}

export interface SlackUser {
  id: string;
  name: string;
  email: string;
  time_zone: string;
}

export interface Workspace {
  team_id: string;
  team_domain: string;
  team_name: string;
  app_id: string;
  bot_token: string;
  bot_user_id: string;
  bot_id: string;
  users: SlackUser[];
}

export interface WorldIntegration {
  name: string;
  connection_code: string;
  is_critical: boolean;
  purpose?: string;
  provider_account: string;
}

export interface WorldCustomer {
  customer_id: string;
  name: string;
  arr: number;
  csm: { name: string; email: string; slack_user_id: string; manager: { name: string; email: string } };
  technical_contact: { name: string; email: string; title: string };
  time_zone: string;
  integrations: WorldIntegration[];
}

export interface WorldTenant {
  tenant_id: string;
  name: string;
  settings: {
    product_name: string;
    mail_from: string;
    enabled_providers: string[];
    working_hours: { start_hour: number; end_hour: number; days: number[] };
  };
  integrations: WorldIntegration[];
  slack: Workspace;
  customers: WorldCustomer[];
}

/** Everybody on Linesman's side: the tenants with their customers, and who logs in. */
export class World {
  tenants: WorldTenant[];
  personas: Persona[];
}

export const readWorld = (config: SandboxConfig): World =>
  Object.assign(new World(), JSON.parse(readFileSync(config.world_file, 'utf8')) as World);
