import { TenantWorld } from './start-tenant';
import { filled, problem } from './tenant-services';

const world = new TenantWorld();
const { services } = world;
beforeAll(() => world.start());
beforeEach(() => services.reset());
afterAll(() => world.stop());

const linked = {
  team_name: 'Customer Success',
  channel_name: 'Alerts <b>',
  linked_by: 'Anna Admin',
  linked_at: '2026-01-05T09:30:00.000Z',
  refused_reason: null as string | null,
  refused_at: null as string | null,
};
const answer = (view: object): void => {
  const body = { offered: true, linked: null, code_ends_at: null, ...view };
  services.answers['notifier GET /teams-channel'] = () => ({ body });
};
const asked = (method: string, path: string) =>
  services.notifier.seen.filter((one) => one.method === method && one.url === path);

it('makes a code, shows it once with what to post, and says how it is used', async () => {
  answer({});
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings/teams');
  expect(html).toContain('Link a channel');
  expect(html).not.toContain('Disconnect');
  const command = '@Linesman connect BCDFG-HJK42';
  services.answers['notifier POST /teams-channel/codes'] = () => ({
    status: 201,
    body: { code: 'BCDFG-HJK42', ends_at: '2026-01-05T09:45:00.000Z', command },
  });
  answer({ code_ends_at: '2026-01-05T09:45:00.000Z' });
  const made = await browser.open('/settings/teams/code', filled(html, {}));
  expect(asked('POST', '/teams-channel/codes')).toHaveLength(1);
  expect(made.html).toContain(`value="${command}"`);
  const again = await browser.open('/settings/teams');
  expect(again.html).not.toContain(command);
  expect(again.html).toContain('A code was made that works until');
});

it('shows the linked channel and why messages do not get through, and disconnects it', async () => {
  answer({ linked: { ...linked, refused_reason: 'teams_app_removed', refused_at: '2026-01-06T09:30:00.000Z' } });
  const browser = await world.signedIn();
  const { html } = await browser.open('/settings/teams');
  expect(html).toContain('Alerts &lt;b&gt;');
  expect(html).toContain('Customer Success');
  expect(html).toContain('The app was removed from the team');
  services.answers['notifier DELETE /teams-channel'] = () => ({ status: 204 });
  const ended = await browser.open('/settings/teams/disconnect', filled(html, {}));
  expect(asked('DELETE', '/teams-channel')).toHaveLength(1);
  expect(ended.html).toContain('The Teams channel is disconnected.');
});

it('says where Linesman has no app at Microsoft, and why no code was made', async () => {
  answer({ offered: false });
  const browser = await world.signedIn();
  const without = (await browser.open('/settings/teams')).html;
  expect(without).toContain('Not available here');
  expect(without).not.toContain('Make a code');
  answer({ offered: false, linked: { ...linked, refused_reason: 'no_teams_app', refused_at: linked.linked_at } });
  const left = (await browser.open('/settings/teams')).html;
  for (const words of ['Not available here', 'Linked channel', 'Disconnect']) expect(left).toContain(words);
  answer({});
  const { html } = await browser.open('/settings/teams');
  services.answers['notifier POST /teams-channel/codes'] = () =>
    problem(409, 'no-teams-app', { detail: 'No app here.' });
  const refused = await browser.open('/settings/teams/code', filled(html, {}));
  expect(refused.html).toContain('No app here.');
});
