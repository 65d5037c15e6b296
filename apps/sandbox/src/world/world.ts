import { readFileSync } from 'node:fs';
import { SandboxConfig } from '../config';

export interface Persona {
  persona: string;
  sub: string;
  name: string;
  email: string;
  /** Staff have one of their own, in which no customer is. */
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

interface PersonAccount {
  account: string;
  name: string;
  person: string;
  email: string;
}

export interface SalesforceAccount extends PersonAccount {
  organization_id: string;
  user_id: string;
  contacts: number;
  opportunities: number;
}

export interface DropboxAccount extends PersonAccount {
  account_id: string;
  uid: string;
  files: number;
}

export interface XeroAccount extends PersonAccount {
  tenant_id: string;
  contacts: number;
  invoices: number;
}

export interface GoogleAccount extends PersonAccount {
  sub: string;
  permission_id: string;
  files: number;
}

export interface BasecampAccount extends PersonAccount {
  account_id: number;
  identity_id: number;
  projects: number;
}

export interface StripeAccount {
  account: string;
  name: string;
  email: string;
  account_id: string;
  api_key: string;
}

/** A tenant's own API, and the key that opens it. */
export interface CustomApiAccount {
  account: string;
  name: string;
  api_key: string;
}

export class World {
  tenants: WorldTenant[];
  personas: Persona[];
  provider_accounts: {
    salesforce: SalesforceAccount[];
    dropbox: DropboxAccount[];
    stripe: StripeAccount[];
    xero: XeroAccount[];
    google: GoogleAccount[];
    basecamp: BasecampAccount[];
    custom_api: CustomApiAccount[];
  };
}

export const readWorld = (config: SandboxConfig): World =>
  Object.assign(new World(), JSON.parse(readFileSync(config.world_file, 'utf8')));
