import { type CallContext, type Dialect, jsonApi, ProviderError, requestJson } from '@linesman/provider-kit';

const dialect: Dialect = {
  display_name: 'Xero',
  auth: 'oauth2',
  overrides: [
    // 403: the grant no longer reaches the organisation. 401: the grant lacks a scope.
    { code: 'AuthenticationUnsuccessful', cause: 'grant_revoked' },
    { code: 'AuthorizationUnsuccessful', cause: 'insufficient_scope' },
  ],
  readError(body) {
    if (typeof body !== 'object' || body === null) return undefined;
    const { Type, Message, ErrorNumber, Elements, ...problem } = body as Record<string, unknown>;
    if (typeof ErrorNumber === 'number' && typeof Type === 'string') {
      return { code: Type, message: validationMessages(Elements) || String(Message) };
    }
    // Xero's gateway writes these names in upper or lower case.
    const { Title = problem.title, Status = problem.status, Detail = problem.detail } = problem;
    if (typeof Title !== 'string' || typeof Status !== 'number' || Status < 400) return undefined;
    const [word = ''] = typeof Detail === 'string' ? Detail.split(':') : [];
    return { code: /^\w+$/.test(word) ? word : Title, message: typeof Detail === 'string' ? Detail : Title };
  },
};

const accounting = jsonApi({
  dialect,
  base: 'https://api.xero.com/api.xro/2.0',
  headers: (context) => ({ ...headersFor(context), 'xero-tenant-id': tenantId(context.config) }),
});
export const { get: xeroGet, writeOnce: xeroWrite } = accounting;

const connections = 'https://api.xero.com/Connections';

/** Lists the organisations that the grant reaches. This request names none. */
export const { get: connectionsGet } = jsonApi({ dialect, base: connections, headers: headersFor });

export async function deleteConnection(context: CallContext, id: string): Promise<void> {
  await requestJson(context, dialect, {
    method: 'DELETE',
    url: `${connections}/${encodeURIComponent(id)}`,
    headers: headersFor(context),
    kind: 'write',
    provider_deduplicates: true,
    expects: (_body): _body is unknown => true,
  });
}

function headersFor({ material }: CallContext): Record<string, string> {
  return { accept: 'application/json', authorization: `Bearer ${material.secret}` };
}

function tenantId({ tenant_id }: Record<string, unknown>): string {
  if (typeof tenant_id === 'string' && tenant_id !== '') return tenant_id;
  throw new ProviderError({
    class: 'permanent',
    cause: 'bad_request',
    code: 'no_tenant_id',
    message: 'Xero: the integration has no tenant_id; it is found out when it is connected.',
  });
}

function validationMessages(elements: unknown): string {
  const found = (Array.isArray(elements) ? elements : []).flatMap((element) => {
    const errors = (element as { ValidationErrors?: unknown } | null)?.ValidationErrors;
    return Array.isArray(errors) ? errors.map((error) => (error as { Message?: unknown } | null)?.Message) : [];
  });
  return found.filter((message) => typeof message === 'string').join(' ');
}
