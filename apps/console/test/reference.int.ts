import { readApiDocument } from '../src/reference/api-document';
import { freeOrigin, type RunningConsole, startConsole } from './start-console';

let console: RunningConsole;

beforeAll(async () => {
  console = await startConsole(await freeOrigin(), {});
});
afterAll(() => console.stop());

const page = async (path: string): Promise<{ status: number; text: string; policy: string }> => {
  const response = await fetch(`${console.origin}${path}`, { redirect: 'manual' });
  const policy = response.headers.get('content-security-policy') ?? '';
  return { status: response.status, text: await response.text(), policy };
};

const chapters = (text: string): string[] => [
  ...new Set([...text.matchAll(/href="(\/reference\/[a-z-]+)[#"]/g)].map(([, path]) => path!)),
];

it('shows every operation of the document to everybody, signed in or not', async () => {
  const { status, text } = await page('/reference');
  expect(status).toBe(200);
  const texts = (await Promise.all(chapters(text).map(page))).map((one) => one.text).join('\n');
  const { paths } = readApiDocument();
  for (const [path, verbs] of Object.entries(paths)) {
    expect(texts).toContain(`<code>${path}</code>`);
    for (const { operationId } of Object.values(verbs)) expect(texts).toContain(`id="${operationId}"`);
  }
});

it('shows for an operation a request, its parameters and its answers', async () => {
  const { text } = await page('/reference/grants');
  expect(text).toContain('curl -X POST &#34;$CONSOLE/v1/grants&#34;');
  expect(text).toMatch(/grantee_type<\/code> <span class="must">required/);
  expect(text).toContain('role, user');
  expect(text).toContain('<code>invalid-fields</code>');
});

it('runs only its own script and has no inline style', async () => {
  const { text, policy } = await page('/reference');
  expect(policy).toContain("script-src 'self'");
  expect(text).not.toMatch(/<style| style="|<script(?! src)/);
  const [script] = text.match(/\/assets\/reference-\w+\.js/) ?? [];
  expect((await page(script!)).text).toContain('data-words');
});

it('serves the document itself', async () => {
  expect((await page('/reference/openapi.yaml')).text).toMatch(/^openapi: 3\.1/);
});

it('answers 404 for an unknown chapter', async () => {
  expect((await page('/reference/nothing')).status).toBe(404);
});
