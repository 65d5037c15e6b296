import { deletionInWords } from './deletion-in-words';

const nothing = {
  credentials: [],
  links: 0,
  default_links: 0,
  grants: 0,
  connect_sessions: 0,
  speaks_for_tenant: false,
};

it('says nothing where nothing else is deleted', () => {
  expect(deletionInWords(nothing)).toEqual([]);
});

it('says the most serious first, and counts a default once', () => {
  const all = {
    credentials: ['key'],
    links: 3,
    default_links: 2,
    grants: 1,
    connect_sessions: 2,
    speaks_for_tenant: true,
  };
  expect(deletionInWords(all)).toEqual([
    expect.stringContaining('Slack messages'),
    'It is the default for 2 entities, which will have no default.',
    '1 more link to what uses it ends.',
    expect.stringContaining('destroyed'),
    '1 grant that people have on it ends.',
    '2 open links to connect it stop working.',
  ]);
  expect(deletionInWords({ ...nothing, connect_sessions: 1 })).toEqual(['1 open link to connect it stops working.']);
});
