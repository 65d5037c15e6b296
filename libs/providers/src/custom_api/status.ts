import { type CallContext, ProviderError, requestJson } from '@linesman/provider-kit';
import { addressOf } from './address';
import { credentialHeader, dialect } from './dialect';
import { holds } from './resource';

/** The answer must have the property that the tenant named: a page that says "up" to everybody proves nothing. */
export async function probe(context: CallContext): Promise<void> {
  const { base_url, health_path, health_property } = context.config;
  await requestJson(context, dialect, {
    method: 'GET',
    url: addressOf(base_url, health_path, {}),
    headers: { accept: 'application/json', ...credentialHeader(context) },
    kind: 'read',
    expects: (body): body is object => holds(body, [String(health_property)]),
  }).catch((error: unknown) => {
    throw asOutage(error);
  });
}

/** The path worked when the integration was created, so a 404 or a redirect now is a fault of the API. */
function asOutage(error: unknown): unknown {
  if (!(error instanceof ProviderError) || error.failure.cause !== 'bad_request') return error;
  return new ProviderError({ ...error.failure, class: 'transient', cause: 'server_error' });
}
