import type { Cause } from '@linesman/contracts';
import { type CapabilityManifest, type ProviderManifest, scopeName, textForCause } from '@linesman/provider-kit';

/** What DISCOVERY.md of a provider says as its manifest has it. */

const units: Record<number, string> = { 1: 'a second', 60: 'a minute', 3_600: 'an hour', 86_400: 'a day' };

/** e.g. `100,000 a day` */
export const limitInWords = ({ rate_limit: { requests, per_seconds } }: ProviderManifest): string =>
  `${requests.toLocaleString('en')} ${units[per_seconds] ?? `in ${per_seconds} s`}`;

/** Without scopes a consent gives all that the person may do. Where no person consents, nothing is said. */
export function scopesInWords({ auth }: ProviderManifest): string | undefined {
  const consent = auth.type === 'oauth2' ? auth : auth.install;
  if (!consent) return undefined;
  return consent.scopes.length > 0 ? `\`${consent.scopes.join(' ')}\`` : 'There are no scopes';
}

/** e.g. `SYNC_CONTACTS` needs `api` (or `full`) */
export const neededScopes = ({ capabilities }: ProviderManifest): string[] =>
  capabilities.flatMap(({ capability_code, scopes = [] }) =>
    scopes.map(([own, ...instead]) => {
      const others = instead.length > 0 ? ` (or ${instead.map((scope) => `\`${scopeName(scope)}\``).join(', ')})` : '';
      return `\`${capability_code}\` needs \`${scopeName(own)}\`${others}`;
    }),
  );

const parametersOf = ({ parameters_schema }: CapabilityManifest): string[] =>
  Object.keys(parameters_schema.properties ?? {});

/** e.g. - `SYNC_CONTACTS` version 1, read: `since`, `full` */
export const capabilityLines = ({ capabilities }: ProviderManifest): string[] =>
  capabilities.map((capability) => {
    const { capability_code, version, kind } = capability;
    const parameters = parametersOf(capability).map((name) => `\`${name}\``);
    return `- \`${capability_code}\` version ${version}, ${kind}: ${parameters.join(', ') || 'no parameters'}`;
  });

const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** The texts that people read for this provider and for no other. */
export const textLines = (manifest: ProviderManifest): string[] => [
  ...(Object.keys(manifest.causes) as Cause[]).map((cause) => {
    const { reason, troubleshooting } = textForCause(manifest, cause);
    return `- \`${cause}\`: ${[reason, ...troubleshooting].map(sentence).join(' ')}`;
  }),
  `- The last step of a repair: ${sentence(manifest.last_resort)}`,
];
