import { failureOf, onLoopback } from '@linesman/provider-kit/conformance';
import { provider } from './provider';
import projects from './samples/projects.json';

const origins = ['https://launchpad.37signals.com', 'https://3.basecampapi.com'];
const material = { type: 'bearer' as const, secret: 'BAhbB0kiAbB7ImNsaWVudF9pZCI6-conformance-9f3KQ7vTz2Lm' };
const began = '2026-01-29T10:45:00.000Z';

describe('The sync of Basecamp projects', () => {
  const basecamp = onLoopback(provider, { origins, material, config: { account_id: '195539477' } });
  const sync = (cursor?: string) => provider.gateway(basecamp.callOf('SYNC_PROJECTS', { cursor }));
  const page = (total: number, query?: string, body: unknown[] = projects) => {
    const link = `<https://3.basecampapi.com/195539477/projects.json?${query}>; rel="next"`;
    return { body, headers: { 'x-total-count': `${total}`, ...(query ? { link } : { link: '' }) } };
  };
  const asked = () => basecamp.received().map(({ path }) => path);

  it('follows the links of each list, and is complete after the last', async () => {
    basecamp.answer(page(17, 'page=2'), page(17), page(2, 'page=2&status=archived'), page(2), page(0, undefined, []));
    const cursors: string[] = [];
    for (let cursor: string | undefined, complete = false; !complete;) {
      ({ cursor, complete } = (await sync(cursor)) as { cursor: string; complete: boolean });
      cursors.push(cursor);
    }
    expect(asked()).toEqual(
      ['', '?page=2', '?status=archived', '?page=2&status=archived', '?status=trashed'].map(
        (query) => `/195539477/projects.json${query}`,
      ),
    );
    expect(cursors.at(0)).toBe(` ${began} 0 17 ?page=2`);
    expect(cursors.at(-1)).toBe('2026-01-29T10:40:00.000Z  0 0 ');
  });

  it('goes on from every link that Basecamp may give', async () => {
    basecamp.answer(page(17, "page=a+b~c*d!e'(f):@/?,;$"), page(17));
    const { cursor } = await sync();
    await sync(String(cursor));
    expect(asked()[1]).toBe('/195539477/projects.json?page=a+b~c*d!e%27(f):@/?,;$');
  });

  it('returns only projects that changed since shortly before the last run began', async () => {
    const [first, second] = projects;
    basecamp.answer(page(2, undefined, [{ ...first, updated_at: '2026-01-29T10:39:59Z' }, second]));
    const answer = await sync('2026-01-29T10:40:00.000Z  0 0 ');
    expect(answer).toMatchObject({ records: [{ external_id: '2085958505' }], skipped: [], complete: false });
  });

  it('starts a list again if its total has become smaller', async () => {
    basecamp.answer(page(16, 'page=3'));
    expect(await sync(` ${began} 0 17 ?page=2`)).toMatchObject({ cursor: ` ${began} 0 0 `, complete: false });
  });

  it('returns trashed projects as deleted', async () => {
    basecamp.answer(page(1, undefined, [{ ...projects[0], status: 'trashed' }]));
    const answer = await sync(` ${began} 2 0 `);
    expect(answer).toMatchObject({ records: [{ external_id: '2085958504', deleted: true }], complete: true });
  });

  it('takes the query of a link, and not its origin', async () => {
    const elsewhere = '<https://elsewhere.example/195539477/projects.json?page=2>; rel="next"';
    basecamp.answer({ body: projects, headers: { 'x-total-count': '17', link: elsewhere } }, page(17));
    await sync((await sync())['cursor'] as string);
    expect(asked().at(-1)).toBe('/195539477/projects.json?page=2');
  });

  it.each(['x', ` ${began} 3 0 `, ` ${began} 0 17 ?page=2#`, ` ${began} 0 17 /../people.json`])(
    'refuses the cursor %s',
    async (cursor) => {
      basecamp.answer(page(2));
      expect(await failureOf(sync(cursor))).toMatchObject({ class: 'permanent', code: 'invalid_parameters' });
      expect(basecamp.received()).toEqual([]);
    },
  );
});
