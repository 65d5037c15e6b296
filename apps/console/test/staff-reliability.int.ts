import { randomUUID } from 'node:crypto';
import { StaffWorld } from './staff-world';

const world = new StaffWorld();
beforeAll(() => world.start());
beforeEach(() => world.reset());
afterAll(() => world.stop());

const tenant_id = randomUUID();
const open = async (path: string) => (await world.signedIn()).open(path);

it('shows how reliable the connections of one tenant were, and asks for no tenant that cannot be one', async () => {
  const none = { disconnections: 0, down_seconds: 0, degraded_seconds: 0 };
  const item = {
    connection_code: 'xero',
    from: '2026-01-01',
    to: '2026-01-31',
    uptime_percent: 98,
    degraded_percent: 0,
    watched_seconds: 10,
    unwatched_seconds: 0,
    disconnections: 1,
    ongoing: 0,
    mttr_seconds: null,
    mtbf_seconds: null,
    time_to_detect_seconds: null,
    time_to_tell_seconds: null,
    time_to_act_seconds: null,
    by_party: [{ party: 'us', ...none, disconnections: 1, down_seconds: 60 }],
  };
  const success = {
    from: '2026-01-01',
    to: '2026-01-31',
    detection: { signals: 0, within_hour: 0, later: 0, perhaps: 0, within_hour_percent: null },
    resolution: { resolved: 0, before_noticed: 0, before_noticed_percent: null, goal_percent: 80 },
    tickets: { opened: 0, opened_before: 0, change_percent: null, goal_percent: -50 },
    uptime: { uptime_percent: 98, goal_percent: 99, integrations: 1, below_goal: 1 },
  };
  world.answers['status-monitor GET /internal/reliability'] = () => ({ body: { success, items: [item] } });
  const { html } = await open(`/staff/reliability?tenant_id=${tenant_id}&days=30`);
  expect(html).toContain('Us 1 (1 min)');
  expect(html).toMatch(/98%.*1 of 1 watched integration below 99%. Not met./);
  const asked = () => world.asked('status-monitor', 'GET', '/internal/reliability');
  expect(world.queryOf(asked().at(-1))).toMatchObject({ tenant_id });
  const { html: refused } = await open('/staff/reliability?tenant_id=acme');
  expect(refused).toContain('Enter the id of a tenant');
  expect(asked()).toHaveLength(1);
});
