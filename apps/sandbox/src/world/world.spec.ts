import { join } from 'node:path';
import { SandboxConfig } from '../config';
import { findStandIns } from '../stand-ins/find-stand-ins';
import { readWorld } from './world';

const world = readWorld(Object.assign(new SandboxConfig(), { world_file: join(__dirname, '..', '..', 'world.json') }));
const customers = world.tenants.flatMap((tenant) => tenant.customers);

describe('the demo world', () => {
  it('has two tenants, each with people, a workspace and a Slack integration that sends its messages', () => {
    expect(world.tenants).toHaveLength(2);
    for (const { tenant_id, slack, integrations } of world.tenants) {
      const roles = world.personas.filter(({ tenant }) => tenant === tenant_id).flatMap((persona) => persona.roles);
      expect(new Set(roles)).toEqual(new Set(['tenant_admin', 'csm', 'member']));
      expect(integrations).toContainEqual(
        expect.objectContaining({ purpose: 'notification_service', provider_account: slack.team_id }),
      );
    }
    const staff = world.personas.filter(({ roles }) => roles.includes('admin'));
    expect(staff).toHaveLength(1);
    expect(world.tenants.map(({ tenant_id }) => tenant_id)).not.toContain(staff[0]?.tenant);
  });

  it('has customers of every size on at least three connections, critical and not', () => {
    const integrations = customers.flatMap((customer) => customer.integrations);
    expect(customers.length).toBeGreaterThanOrEqual(8);
    expect(Math.min(...customers.map(({ arr }) => arr))).toBe(8_000);
    expect(Math.max(...customers.map(({ arr }) => arr))).toBe(950_000);
    expect(new Set(integrations.map((one) => one.connection_code))).toEqual(
      new Set(['salesforce', 'dropbox', 'stripe']),
    );
    expect(new Set(integrations.map((one) => one.is_critical))).toEqual(new Set([true, false]));
  });

  it('points every integration at an account that exists and every CSM at a Slack user', () => {
    for (const { customers, slack } of world.tenants) {
      for (const { integrations, csm } of customers) {
        expect(slack.users).toContainEqual(expect.objectContaining({ id: csm.slack_user_id, email: csm.email }));
        for (const { connection_code, provider_account } of integrations) {
          const standIn = findStandIns().find(({ code }) => code === connection_code);
          expect(standIn?.accounts(world).map(({ account }) => account)).toContain(provider_account);
        }
      }
    }
  });

  it('has TechCorp with its CRM sync', () => {
    expect(customers).toContainEqual(
      expect.objectContaining({
        name: 'TechCorp',
        arr: 200_000,
        technical_contact: expect.objectContaining({ name: 'Bob Smith', title: 'IT Admin' }) as object,
        integrations: expect.arrayContaining([
          expect.objectContaining({ name: 'Salesforce CRM Sync', connection_code: 'salesforce', is_critical: true }),
        ]) as object[],
      }),
    );
  });
});
