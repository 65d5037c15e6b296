import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { launcherVariables, merged, passedOn } from '../../start/variables.mjs';
import { environmentOf } from '../../start/environment.mjs';
import { noSecrets } from '../../start/test/no-secrets.ts';
import { configuration, serviceReaders } from './configuration.ts';
import { docComments } from './doc-comments.ts';
import { rowsOf, tableOf } from './table.ts';

const root = join(__dirname, '../../..');
/** Development does without TLS, and `npm start` is for development. */
const productionOnly = ['TLS_CERT_FILE', 'TLS_KEY_FILE'];
const row = (name: string, meaning: string) => ({ name, meaning, required: false, values: '' });

it('has a row for every variable that a program reads by name', async () => {
  const sources = globSync('{apps,libs}/*/src/**/*.{ts,mjs}', { cwd: root }).concat(
    globSync('{deploy,tools/start,tools/migrate,tools/rotate-keys,tools/platform-user}/*.{ts,mjs}', { cwd: root }),
  );
  const read = sources.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\b(?:process\.env|environment)\.([A-Z_]{3,})\b/g)].map(
      ([, name]) => name!,
    ),
  );
  const ofTheMachine = ['PATH'];
  const ofChildren = ['OWNER_URLS', 'SKEW_MS'];
  const document = await configuration();
  const missing = [...new Set(read)].filter((name) => !document.includes(`| \`${name}\``));
  expect(missing.filter((name) => ![...ofTheMachine, ...ofChildren].includes(name))).toEqual([]);
});

it('passes on with npm start each setting that the launcher does not choose by itself', async () => {
  const ports = { sandbox: 1, console: 2, smtp: 3 };
  const urls = { postgres: 'postgres://a', nats: 'nats://a', redis: 'redis://a' };
  const { topology } = await import('@linesman/contracts/topology');
  const chosen = (service: string) =>
    Object.keys(
      environmentOf({
        service,
        ports,
        urls,
        schemas: { [service]: service },
        topology,
        secrets: noSecrets,
        sandboxDir: '',
      }),
    );
  for (const { name, variables } of await serviceReaders()) {
    const known = [...chosen(name), ...Object.keys(passedOn), ...merged, ...productionOnly];
    expect({ name, lost: variables.map((it) => it.name).filter((it) => !known.includes(it)) }).toEqual({
      name,
      lost: [],
    });
  }
});

it('says nothing twice: the launcher’s own variables are not those of a service', async () => {
  const services = (await serviceReaders()).flatMap(({ variables }) => variables.map(({ name }) => name));
  expect(Object.keys(launcherVariables).filter((name) => services.includes(name))).toEqual([]);
});

it('refuses a variable that has no meaning, or two', () => {
  const read = (...meanings: string[]) =>
    rowsOf(meanings.map((meaning, n) => ({ name: `service-${n}`, variables: [row('A', meaning)] })));
  expect(() => read('')).toThrow('No comment says what these environment variables mean: A.');
  expect(() => read('one thing', 'another')).toThrow('A means or defaults to something else for service-1');
  expect(tableOf(read('one thing', 'one thing'), ['service-0', 'service-1'])).toContain('every service');
});

it('takes the comments of fields, not those of the class', () => {
  const comments = docComments('/** A class. */ class A {\n/** A\n * field. */\n@IsInt() B = 1;\nC = 2;\n}');
  expect(comments.get('A')).toEqual(new Map([['B', 'A field.']]));
});
