import { events } from '@linesman/contracts';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asyncapi } from './asyncapi.ts';

interface Document {
  components: { messages: Record<string, { payload: object }> };
}

const document = parse(asyncapi()) as Document;
const ajv = new Ajv({ strict: false });
addFormats.default(ajv);
ajv.addSchema({ $id: 'asyncapi', ...document });

const valid = (message: string): ValidateFunction => ajv.getSchema(`asyncapi#/components/messages/${message}/payload`)!;
const status = {
  provider: 'dropbox',
  connected: true,
  authenticated: true,
  has_refresh: true,
  blocking_problem: false,
  reason: 'Dropbox is ready.',
  cta_label: null,
  cta_url: null,
  last_checked: '2026-01-29T18:46:00.000Z',
  ttl_seconds: 600,
};

it.each(events.map(({ type, version }) => [type, version] as const))(
  'describes the sample of %s, version %i',
  (type, version) => {
    const sample = join(__dirname, `../../libs/contracts/samples/${type}.v${version}.json`);
    const validate = valid(`${type.replaceAll('.', '_')}_v${version}`);
    validate(JSON.parse(readFileSync(sample, 'utf8')));
    expect(validate.errors).toBeNull();
  },
);

it('describes RPC as Nest sends it, with its wrapper', () => {
  const request = valid('rpc_integrations_assess_readiness_request');
  const data = { tenant_id: '6f1c2c0e-8d57-4a6e-9a53-2f4b8f0c7d11', subject: 'ann', providers: ['dropbox'] };
  request({ pattern: 'rpc.integrations.assess_readiness.console', data, id: '1' });
  expect(request.errors).toBeNull();
  expect(request(data)).toBe(false);
});

it('describes what readiness leaves open as null', () => {
  const response = valid('rpc_integrations_assess_readiness_response');
  response({ response: { statuses: [status] }, isDisposed: true, id: '1' });
  expect(response.errors).toBeNull();
  const { cta_url: _, ...without } = status;
  expect(response({ response: { statuses: [without] }, id: '1' })).toBe(false);
});

it('knows only formats that JSON Schema has', () => {
  expect(JSON.stringify(document)).not.toContain('"format":"url"');
});
