import { type ApiDocument, type Operation, type Parameter, type Schema } from './api-document';
import { sampleOf } from './sample';

/** A request to paste into a shell. The README explains $CONSOLE and $TOKEN. */
export function curlOf(
  document: ApiDocument,
  [method, path]: [method: string, path: string],
  parameters: Parameter[],
  body: Schema | undefined,
): string {
  const query = parameters
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=${exampleOf(document, one)}`);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const found = parameters.find((one) => one.in === 'path' && one.name === name);
    return found?.schema?.format === 'uuid' ? exampleOf(document, found) : `$${name.toUpperCase()}`;
  });
  const lines = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}"$CONSOLE${filled}${query.length > 0 ? `?${query.join('&')}` : ''}"`,
    '  -H "authorization: Bearer $TOKEN"',
    ...(parameters.some(({ name }) => name === 'Idempotency-Key') ? ['  -H "idempotency-key: $(uuidgen)"'] : []),
  ];
  if (body) {
    const json = JSON.stringify(sampleOf(document, body), null, 2).replaceAll("'", "'\\''");
    lines.push('  -H "content-type: application/json"', `  -d '${json}'`);
  }
  return lines.join(' \\\n');
}

const exampleOf = (document: ApiDocument, { schema = {} }: Parameter): string => String(sampleOf(document, schema));

export const bodyOf = ({ requestBody }: Operation): Schema | undefined =>
  requestBody?.content['application/json']?.schema;
