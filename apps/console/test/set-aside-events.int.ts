import { randomUUID } from 'node:crypto';
import { StaffWorld } from './staff-world';
import { filled } from './tenant-services';

const world = new StaffWorld();
beforeAll(() => world.start());
beforeEach(() => world.reset());
afterAll(() => world.stop());

it('shows events that no stream takes, and has them published again', async () => {
  const event = {
    id: randomUUID(),
    tenant_id: randomUUID(),
    subject: 'events.notifier.task.created.v1',
    bytes: 2_000_000,
  };
  const at = '2026-01-01T00:00:00Z';
  const aside = { ...event, reason: 'larger than <this>', created_at: at, set_aside_at: at };
  const over = { ...aside, id: randomUUID(), publishable_until: '2026-01-09T00:00:00Z' };
  const may = { ...aside, publishable_until: '2999-01-09T00:00:00Z', too_large: false };
  const large = { ...may, id: randomUUID(), too_large: true };
  const items = [may, over, large];
  world.answers['notifier GET /set-aside-events'] = () => ({ body: { items } });
  world.answers['catalog GET /set-aside-events'] = () => undefined;
  world.answers['integrations GET /set-aside-events'] = () => ({ status: 404, body: { status: 404 } });
  world.answers['notifier POST /set-aside-events/publish'] = () => ({
    body: { published: 1, too_large: 2, too_old: 1 },
  });
  const browser = await world.signedIn();
  expect((await browser.open('/staff/dead-letters')).html).toContain('href="/staff/dead-letters/set-aside"');
  const { html } = await browser.open('/staff/dead-letters/set-aside');
  expect(html).toContain('larger than &lt;this&gt;');
  expect(html).toContain('The catalog of connections cannot be shown right now.');
  expect(html).toContain('Integrations cannot be shown right now.');
  expect(html).toContain('can be published until Jan 9, 2999');
  expect(html).toContain('can no longer be published: a service might handle it twice');
  expect(html).toContain('cannot be published: it is larger than a message may be');
  const buttons = [...html.matchAll(/aria-label="(Publish again: event [^"]*)">Publish again</g)].map(
    ([, label]) => label,
  );
  expect(buttons).toEqual([`Publish again: event ${event.id}`]);
  expect(html).toContain('>Publish it again<');
  const posted = filled(html, { service: 'notifier', ids: event.id });
  const published = await browser.open('/staff/dead-letters/set-aside/publish', posted);
  expect(published.html).toContain('1 offered to their stream again. What it refuses comes back here.');
  expect(published.html).toContain('2 are larger than a message may be.');
  expect(published.html).toContain('1 can no longer be published, because a service might handle it twice.');
  expect(JSON.parse(String(world.asked('notifier', 'POST', '/set-aside-events/publish').at(-1)!.body))).toEqual({
    ids: [event.id],
  });
});
