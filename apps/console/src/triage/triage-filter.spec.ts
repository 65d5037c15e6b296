import { triageFilter, triageUrl } from './triage-filter';

const id = '6f1e2d3c-0000-4000-8000-000000000001';

it('reads only what it knows from a URL, and has the usual view of the person otherwise', () => {
  expect(
    triageFilter({ view: 'our_side', q: ' tech ', signal: id, cause: 'timeout', owner: 'us' }, 'all'),
  ).toMatchObject({
    view: 'our_side',
    q: 'tech',
    signal: id,
    cause: 'timeout',
    owner: 'us',
  });
  expect(triageFilter({ view: 'x', signal: '<b>', cause: 'y', owner: ['us'] }, 'mine')).toEqual({
    view: 'mine',
    q: undefined,
    signal: undefined,
    connection: undefined,
    cause: undefined,
    owner: undefined,
    cursor: undefined,
  });
});

it('writes an address with the view, and leaves out what is absent', () => {
  const filter = triageFilter({ q: 'a&b', signal: id }, 'all');
  expect(triageUrl('/', filter, { signal: undefined })).toBe('/?view=all&q=a%26b');
});
