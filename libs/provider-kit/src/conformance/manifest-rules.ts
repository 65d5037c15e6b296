import { isDeepStrictEqual } from 'node:util';
import { type Cause, measuredCauses } from '@linesman/contracts';
import { textForCause } from '../cause-text';
import { fullResync } from '../full-resync';
import type { CapabilityManifest, OAuth2Auth, ProviderManifest } from '../manifest';
import { scopesIn } from '../scopes';
import { checkSchema, validateParameters } from '../validate-parameters';

const ofAll: Cause[] = [
  ...(['account_deactivated', 'insufficient_scope', 'certificate_expired', 'lease_failed'] as const),
  // A token without a refresh, a refresh token or a key with an end, a certificate, a grant that nobody uses.
  'credentials_expiring',
  ...(['timeout', 'server_error', 'dns_failure', 'tls_failure', 'webhook_refused', 'webhook_silent'] as const),
  ...measuredCauses,
];
const ofSyncs: Cause[] = ['sync_failed', 'sync_late', 'data_inconsistent'];
const ofConsent: Cause[] = ['grant_revoked', 'app_credentials_missing', 'invalid_client'];

/** Causes that can open a problem of this provider. */
export function causesOf({ auth, capabilities, daily_requests }: ProviderManifest): Cause[] {
  const ofLimits: Cause[] = daily_requests ? ['rate_limit_near'] : [];
  const always = [...ofAll, ...ofLimits, ...(capabilities.some(({ sync }) => sync) ? ofSyncs : [])];
  if (auth.type === 'api_key') return [...always, 'api_key_rejected', ...(auth.install ? ofConsent : [])];
  const renewal: Cause[] = auth.refresh === 'none' ? [] : ['refresh_refused'];
  const interrupted: Cause[] = auth.refresh === 'rotating' ? ['refresh_interrupted'] : [];
  return [...always, ...ofConsent, ...renewal, ...interrupted];
}

/** Every rule that a manifest breaks, as sentences. */
export function shortcomingsOf(manifest: ProviderManifest): string[] {
  return [
    ...identity(manifest),
    ...authentication(manifest),
    ...capabilities(manifest),
    ...prices(manifest),
    ...scopes(manifest),
    ...texts(manifest),
  ];
}

function identity(manifest: ProviderManifest): string[] {
  const found: string[] = [];
  if (!/^[a-z][a-z0-9_]{1,49}$/.test(manifest.code)) found.push(`code "${manifest.code}" is not snake_case`);
  if (!/^(data:image\/|https:\/\/)/.test(manifest.logo_url ?? ''))
    found.push('logo_url is not a data: or https URL of an image');
  if (!manifest.display_name.trim() || !manifest.description.trim()) found.push('display_name or description is empty');
  if (manifest.rate_limit.requests <= 0 || manifest.rate_limit.per_seconds <= 0)
    found.push('rate_limit is not positive');
  const { header = '', limits = [] } = manifest.daily_requests ?? {};
  if (header !== header.toLowerCase()) found.push('the header of daily_requests is not in lower case');
  if (limits.some((limit, n) => limit <= (limits[n - 1] ?? 0))) found.push('limits of daily_requests do not ascend');
  if (manifest.access_page?.trim() === '') found.push('access_page says nothing');
  if (manifest.probe_interval_seconds < 10) found.push('probes would run more often than every 10 seconds');
  return found;
}

/** Without it, nobody would find out before the first call that a grant is not enough. */
function scopes({ auth, capabilities: all }: ProviderManifest): string[] {
  const consent = auth.type === 'oauth2' ? auth : auth.install;
  const asked = scopesIn(consent?.scopes.join(' ')) ?? [];
  return all.flatMap(({ capability_code, scopes: needed = [] }) => [
    ...(asked.length > 0 && needed.length === 0 ? [`${capability_code} does not say which scopes it needs`] : []),
    ...needed.flatMap(([own]) =>
      asked.includes(own) ? [] : [`${capability_code} needs ${own}, which nobody asks for`],
    ),
  ]);
}

function prices({ prices: all = [], capabilities: known }: ProviderManifest): string[] {
  return all.flatMap(({ capability_code, per, amount, currency, valid_from, source }) => {
    const name = `the price of ${capability_code ?? 'a call'}`;
    const capability = known.find((one) => one.capability_code === capability_code);
    return [
      ...(capability_code && !capability ? [`${name} is of no capability`] : []),
      ...(per === 'record' && capability_code && !capability?.sync ? [`${name} is per record and syncs none`] : []),
      ...(/^\d{1,9}(\.\d{1,8})?$/.test(amount) ? [] : [`${name} is no decimal amount`]),
      ...(/^[A-Z]{3}$/.test(currency) ? [] : [`${name} names no currency`]),
      ...(new Date(valid_from).toJSON()?.slice(0, 10) === valid_from ? [] : [`${name} has no first day`]),
      ...(source.startsWith('https://') ? [] : [`${name} does not say where it is published`]),
    ];
  });
}

function authentication({ auth, credential_schema, config_schema }: ProviderManifest): string[] {
  const found = schema('config_schema', config_schema);
  if (auth.type === 'api_key') {
    if (!credential_schema) return [...found, 'an API key provider needs a credential_schema'];
    found.push(...schema('credential_schema', credential_schema));
    if (!validateParameters(credential_schema, {})) found.push(`credential_schema does not require "${auth.field}"`);
    return auth.install ? [...found, ...consent(auth.install)] : found;
  }
  return [...found, ...consent(auth)];
}

function consent(auth: OAuth2Auth): string[] {
  const found: string[] = [];
  const urls = [auth.authorize_url, auth.token_url, ...(auth.revoke_url ? [auth.revoke_url] : [])];
  for (const url of urls) if (!url.startsWith('https://')) found.push(`${url} is not https`);
  if (auth.unused_days !== undefined && auth.unused_days <= 0) found.push('unused_days is not positive');
  if (auth.default_expires_in_seconds <= 0) found.push('default_expires_in_seconds is not positive');
  return found;
}

function capabilities({ capabilities: all }: ProviderManifest): string[] {
  const found: string[] = all.length ? [] : ['no capability at all'];
  const seen = new Set<string>();
  const objects = new Map<string, string>();
  for (const capability of all) {
    const { capability_code, version, description, kind, provider_deduplicates, parameters_schema } = capability;
    const name = `${capability_code} v${version}`;
    if (seen.has(name)) found.push(`${name} is declared twice`);
    seen.add(name);
    if (!/^[A-Z][A-Z0-9_]{1,99}$/.test(capability_code)) found.push(`${name} is not UPPER_SNAKE_CASE`);
    if (!Number.isInteger(version) || version < 1) found.push(`${name} has no whole version from 1`);
    if (!description.trim()) found.push(`${name} has no description`);
    if (kind === 'read' && provider_deduplicates) found.push(`${name} is a read and cannot be deduplicated`);
    if (parameters_schema.type !== 'object') found.push(`${name} does not take an object`);
    found.push(...schema(name, parameters_schema), ...syncRules(name, capability));
    const { object = name } = capability.sync ?? {};
    if ((objects.get(object) ?? capability_code) !== capability_code) found.push(`two capabilities sync "${object}"`);
    objects.set(object, capability_code);
  }
  return found;
}

function syncRules(name: string, { kind, sync, parameters_schema }: CapabilityManifest): string[] {
  if (!sync) return [];
  const found: string[] = [];
  if (!/^[a-z][a-z0-9_]{0,49}$/.test(sync.object)) found.push(`${name}: object "${sync.object}" is not snake_case`);
  if (sync.direction === 'inbound' && kind !== 'read') found.push(`${name} syncs inbound and is no read`);
  const { full } = (parameters_schema.properties ?? {}) as Record<string, unknown>;
  if (!isDeepStrictEqual(full, fullResync.full)) found.push(`${name} does not take the parameter "full" (fullResync)`);
  if (Array.isArray(parameters_schema.required)) found.push(`${name} cannot run without parameters`);
  return found;
}

function texts(manifest: ProviderManifest): string[] {
  const found: string[] = [];
  const path = `Settings > Integrations > ${manifest.display_name} > Reconnect`;
  if (manifest.reconnect_path !== path) found.push(`reconnect_path is not "${path}"`);
  if (!manifest.last_resort?.trim()) found.push('last_resort says nothing');
  const all: string[] = [];
  // Packages that were not compiled here may leave out what the types ask for.
  for (const { capability_code, version, impact } of manifest.capabilities) {
    if (!impact?.trim()) found.push(`${capability_code} v${version} does not say what stops with it (impact)`);
    else all.push(impact);
  }
  for (const cause of new Set([...causesOf(manifest), ...(Object.keys(manifest.causes) as Cause[])])) {
    const { reason, troubleshooting } = textForCause(manifest, cause);
    if (!reason.trim()) found.push(`${cause} has no reason`);
    if (!troubleshooting.length || troubleshooting.some((step) => !step?.trim()))
      found.push(`${cause} has no troubleshooting step`);
    all.push(reason, ...troubleshooting);
  }
  for (const text of all) if (/\{\{|\[[^\]]*\]|TODO|lorem/i.test(text)) found.push(`"${text}" still has a blank in it`);
  return found;
}

function schema(name: string, value: Record<string, unknown>): string[] {
  const violation = checkSchema(value);
  return violation ? [`${name}${violation.pointer}: ${violation.message}`] : [];
}
