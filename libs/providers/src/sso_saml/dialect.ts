import {
  type CallContext,
  type Dialect,
  ProviderError,
  type ProviderFailure,
  requestJson,
  signOnFailure,
} from '@linesman/provider-kit';
import { isXml } from './entered';
import { type Metadata, readMetadata } from './read-metadata';

const dialect: Dialect = {
  display_name: 'SAML Single Sign-On',
  auth: 'api_key',
  overrides: [],
  readError: () => undefined,
};

/** What was entered cannot be used, or is no longer right. */
const unusable = { class: 'permanent', cause: 'sso_misconfigured', code: 'metadata_unusable' } as const;
/** The address answers with a page, for example, though the customer changed nothing. */
const unexpected = { class: 'transient', cause: 'server_error', code: 'unexpected_answer' } as const;

const failed = (failure: Omit<ProviderFailure, 'message'>, why: string): ProviderError =>
  new ProviderError({ ...failure, message: `${dialect.display_name}: the metadata cannot be used: ${why}` });

/** The metadata as they are now: from their address, or as they were entered. */
export async function currentMetadata(context: CallContext): Promise<Metadata> {
  const { secret: entered } = context.material;
  const read = readMetadata(isXml(entered) ? entered : await fetched(context, entered));
  if (!('unreadable' in read)) return read;
  throw failed(read.no_metadata && !isXml(entered) ? unexpected : unusable, read.unreadable);
}

const fetched = (context: CallContext, url: string): Promise<string> =>
  requestJson(context, dialect, {
    method: 'GET',
    url,
    headers: { accept: 'application/samlmetadata+xml, application/xml, text/xml' },
    kind: 'read',
    expects: (body): body is string => typeof body === 'string',
  }).catch((error: unknown) => {
    throw signOnFailure(error);
  });
