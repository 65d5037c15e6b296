import type { DependentsAnswer, WorkloadAnswer } from '@linesman/contracts';
import type { ProviderManifest } from '@linesman/provider-kit';
import { initialState, type MachineState, type Problem } from '../health/machine-state';
import { composeImpact } from './compose-impact';

const now = new Date('2026-01-29T18:45:00.000Z');
const ago = (hours: number): string => new Date(now.getTime() - hours * 3_600_000).toISOString();

const manifest = {
  display_name: 'Salesforce',
  capabilities: [
    {
      capability_code: 'SYNC_CONTACTS',
      version: 1,
      impact: 'CRM data sync stopped',
      sync: { direction: 'inbound', object: 'contact' },
    },
    { capability_code: 'PUSH_SCORE', version: 1, impact: 'Health score updates not pushing to Salesforce' },
  ],
} as ProviderManifest;

const state = (status: 'disconnected' | 'degraded', problems: Problem[] = []): MachineState => {
  const machine = initialState(1);
  return { ...machine, health: { ...machine.health, status, cause: 'refresh_refused', party: 'customer', problems } };
};
const nothing: WorkloadAnswer = {
  counted_from: ago(720),
  more: false,
  capabilities: [],
  waiting: { count: 0 },
  failed_since: 0,
  syncs: [],
};
const nobody: DependentsAnswer = { serves: [], customers: [], billing: { count: 0, due_soon: 0, next: [] } };
const used = (capability_code: string, executions: number) => ({ capability_code, executions, last_at: ago(4) });
const impact = (over: Partial<Parameters<typeof composeImpact>[0]> = {}) =>
  composeImpact({
    manifest,
    machine_state: state('disconnected'),
    linked: [],
    dependents: nobody,
    workload: nothing,
    now,
    ...over,
  });

describe('requests that wait', () => {
  const waiting = (count: number, parked?: number) =>
    impact({ workload: { ...nothing, waiting: { count, ...(parked !== undefined && { parked }) } } });

  it.each([
    [42, 42, '42 requests wait and will run once it works again'],
    [1, 1, '1 request waits and will run once it works again'],
    [45, 42, '45 requests wait, 42 of them until it works again'],
    [3, 0, '3 requests wait'],
    [3, undefined, '3 requests wait'],
  ])('are counted, with those that wait for the recovery: %s and %s', (count, parked, said) => {
    expect(waiting(count, parked).facts).toEqual([said]);
  });

  it('are told to everybody where they wait for the recovery', () => {
    expect(waiting(45, 42).waiting).toBe('42 requests wait and will run once it works again');
    expect(waiting(3, 0)).not.toHaveProperty('waiting');
  });
});

describe('what stopped', () => {
  it('is only what was used lately, with how often', () => {
    expect(impact({ workload: { ...nothing, capabilities: [used('PUSH_SCORE', 14)] } })).toMatchObject({
      lines: ['Health score updates not pushing to Salesforce (14 times in the last 30 days)'],
      stopped: ['Health score updates not pushing to Salesforce'],
      not_used: ['SYNC_CONTACTS'],
      not_known: [],
    });
  });

  it('is no sync where none ever ran', () => {
    const found = impact({ workload: { ...nothing, capabilities: [used('PUSH_SCORE', 1)] } });
    expect(found.lines).toEqual(['Health score updates not pushing to Salesforce (once in the last 30 days)']);
    expect(found).not.toHaveProperty('syncs_stopped');
  });

  it('is nothing where nothing was executed', () => {
    expect(impact()).toMatchObject({ lines: ['Nothing was executed through it in the last 30 days'], not_used: [] });
  });

  it('is everything while the executor does not answer, which is said', () => {
    expect(impact({ workload: undefined })).toMatchObject({
      lines: ['CRM data sync stopped', 'Health score updates not pushing to Salesforce'],
      syncs_stopped: 'also',
      not_known: ['What was used, which syncs ran and which requests wait is not known: the executor did not answer'],
    });
  });

  it('counts from a later time where there were very many executions', () => {
    const workload = { ...nothing, more: true, counted_from: ago(3), capabilities: [used('PUSH_SCORE', 5_000)] };
    expect(impact({ workload }).lines).toEqual([
      'Health score updates not pushing to Salesforce (5000 times in the last 3 hours)',
    ]);
  });

  it.each([
    ['late', { due_at: ago(2), usual_seconds: 3_600 }, '(next run was due at 4:45 PM UTC, and is late)'],
    ['due', { due_at: ago(0.05), usual_seconds: 3_600 }, '(next run was due at 6:42 PM UTC)'],
    ['to come', { due_at: ago(-2), usual_seconds: 3_600 }, '(next run is due at 8:45 PM UTC)'],
    ['without a rhythm', {}, '(last run at 1:45 PM UTC)'],
    ['without a rhythm for long', { last_run_at: ago(30) }, '(last run on Jan 28 at 12:45 PM UTC)'],
  ])('says of a sync that it is %s', (_, over, said) => {
    const sync = { capability_code: 'SYNC_CONTACTS', last_run_at: ago(5), last_run_status: 'whole', ...over };
    expect(impact({ workload: { ...nothing, syncs: [sync] } })).toMatchObject({
      lines: [`CRM data sync stopped ${said}`],
      syncs_stopped: 'only',
    });
  });

  it.each([
    ['missed', { due_at: ago(4.75), missed_runs: 2 }, '(next sync was due at 3:00 PM GMT+1; 2 runs missed)'],
    [
      'missed for days',
      { due_at: ago(52.75), missed_runs: 100 },
      '(next sync was due on Jan 27 at 3:00 PM GMT+1; at least 100 runs missed)',
    ],
    ['just due', { due_at: ago(0.05), missed_runs: 0 }, '(next sync was due at 7:42 PM GMT+1)'],
    ['to come', { due_at: ago(-2), missed_runs: 0 }, '(next sync is due at 9:45 PM GMT+1)'],
    ['paused', { missed_runs: 0 }, '(its schedule is paused)'],
  ])('says of a scheduled sync that it is %s, by its schedule and not by what is usual', (_, over, said) => {
    const scheduled = [{ capability_code: 'SYNC_CONTACTS', time_zone: 'Europe/Paris', ...over }];
    const found = impact({ workload: { ...nothing, scheduled } });
    expect(found.lines).toEqual([`CRM data sync stopped ${said}`]);
    expect(found.facts).toEqual(over.missed_runs > 0 ? ['1 sync late'] : []);
  });

  it('is what fails right now, although it was never used before', () => {
    const failing: Problem = { cause: 'insufficient_scope', party: 'customer', part: 'PUSH_SCORE', since: 0 };
    expect(impact({ machine_state: state('degraded', [failing]), workload: nothing }).lines).toContain(
      'Health score updates not pushing to Salesforce',
    );
  });

  it('names who uses it by the newest links, and by the replica where the other service is away', () => {
    const workload = { ...nothing, capabilities: [used('PUSH_SCORE', 1)] };
    const dependents = { ...nobody, serves: [{ entity_type: 'product', count: 2, ids: ['a', 'b'] }] };
    expect(impact({ workload, dependents }).lines).toContain('2 products use it');
    const alone = impact({ workload, dependents: undefined, linked: [{ entity_type: 'product', count: 1 }] });
    expect(alone.lines).toContain('1 product uses it');
    expect(alone.not_known).toEqual(['Who depends on it is not known: the integrations service did not answer']);
  });
});

describe('the facts that matter', () => {
  const serves = [
    { entity_type: 'subscription', count: 1, ids: ['s'] },
    { entity_type: 'product', count: 2, ids: ['a', 'b'] },
    { entity_type: 'tenant', count: 1, ids: ['t'] },
  ];
  const billing = { count: 3, due_soon: 2, next: [] };
  const waits = { ...nothing, waiting: { count: 42, first_deadline: ago(-1) }, failed_since: 7 };

  it.each([
    [
      'whom it concerns, what waits and what is billed',
      { dependents: { ...nobody, serves: serves.slice(0, 2), billing }, workload: waits },
      ['2 products, 1 subscription', '42 requests wait', '3 subscriptions billed through it, 2 by tomorrow'],
    ],
    ['what failed where nothing waits', { workload: { ...nothing, failed_since: 1 } }, ['1 request failed since then']],
    ['the least where there are more', { workload: { ...waits, more: true } }, ['at least 42 requests wait']],
    [
      'the default of the workspace, and a late sync',
      {
        dependents: { ...nobody, serves: serves.slice(2) },
        workload: {
          ...nothing,
          syncs: [
            { capability_code: 'S', last_run_at: ago(9), last_run_status: 'whole', usual_seconds: 60, due_at: ago(8) },
          ],
        },
      },
      ['the default of the workspace', '1 sync late'],
    ],
    ['nothing where nothing is concerned', {}, []],
    ['nothing of what is not known', { dependents: undefined, workload: undefined }, []],
  ])('are %s', (_, over, facts) => expect(impact(over).facts).toEqual(facts));
});
