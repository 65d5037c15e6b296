import { type Provider, type ProviderAccount, ProviderError, type ProviderFailure } from '@linesman/provider-kit';
import { invalidFields } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { materialOf, ProviderCalls } from '../providers/provider-calls';

export type Credentials = Record<string, string>;
export type CheckedCredentials = { account?: ProviderAccount } | { failure: ProviderFailure };

/** Asks the provider whether credentials work and which account they belong to. Call it outside any transaction. */
@Injectable()
export class CheckCredentials {
  constructor(private readonly calls: ProviderCalls) {}

  async check(
    provider: Provider,
    credentials: Credentials,
    config: Record<string, unknown>,
  ): Promise<CheckedCredentials> {
    const context = this.calls.context(
      provider,
      materialOf(provider, (field) => credentials[field]),
      config,
    );
    try {
      await provider.probe(context);
      return { account: await provider.identify?.(context) };
    } catch (error) {
      if (error instanceof ProviderError) return { failure: error.failure };
      throw error;
    }
  }
}

/** @throws Problem if the entered credentials do not fit the schema of the manifest. */
export async function acceptCredentials(
  { manifest, disagreement }: Provider,
  given: Record<string, unknown>,
): Promise<Credentials> {
  const refuse = (field: string, message: string) => invalidFields([{ field, message }]);
  if (manifest.auth.type === 'oauth2') {
    const how = 'ask POST /integrations/{integration_id}/connect-sessions for a link';
    throw refuse('credentials', `cannot be entered: ${manifest.display_name} is connected by consent, ${how}`);
  }
  const { field, other_names = [], optional } = manifest.auth;
  const [name = field, second] = [field, ...other_names].filter((one) => given[one] !== undefined);
  if (second) throw refuse(`credentials.${second}`, `is the same as ${name}: give one of them`);
  const { [name]: secret, ...rest } = given;
  const entered = secret === undefined ? rest : { ...rest, [field]: secret };
  // Loaded on first use, because Ajv takes memory that an idle service does not need.
  const { validateParameters } = await import('@linesman/provider-kit/validate-parameters');
  const violation = validateParameters(manifest.credential_schema ?? {}, entered);
  if (violation) {
    const at = violation.pointer.replaceAll('/', '.');
    throw refuse(`credentials${at === `.${field}` ? `.${name}` : at}`, violation.message);
  }
  const notText = [...(optional ? [] : [field]), ...Object.keys(entered)].find(
    (one) => typeof entered[one] !== 'string',
  );
  if (notText) throw refuse(`credentials.${notText}`, 'must be a text');
  const wrong = disagreement?.(entered as Credentials);
  if (wrong) throw refuse(`credentials.${wrong.field}`, wrong.message);
  return entered as Credentials;
}
