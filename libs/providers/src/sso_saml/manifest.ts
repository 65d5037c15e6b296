import { letterMark, type ProviderManifest, type Steps } from '@linesman/provider-kit';
import { LONGEST_METADATA } from './entered';

const name = 'SAML Single Sign-On';
const reconnect_path = 'Settings > Integrations > SAML Single Sign-On > Reconnect';

/** The identity provider is the customer's own choice, so its outages are theirs to look into. */
const outage = (what: string): Steps => [
  `Customer needs to check ${what}`,
  'Nothing has to be entered again: the identity provider is asked regularly, and its first answers end the problem',
];

export const manifest: ProviderManifest = {
  code: 'sso_saml',
  display_name: name,
  description: "Watches a customer's identity provider (SAML 2.0): its metadata, certificates and logins.",
  logo_url: letterMark(name),
  status: 'active',
  auth: { type: 'api_key', field: 'metadata' },
  addresses: 'tenant',
  credential_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['metadata'],
    properties: {
      metadata: {
        type: 'string',
        title: 'Metadata of the identity provider',
        description:
          'Its address (https://…), or the XML itself. With the address, a new certificate is noticed without anybody entering it.',
        writeOnly: false,
        minLength: 8,
        maxLength: LONGEST_METADATA,
      },
    },
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    {
      capability_code: 'GET_SSO_METADATA',
      version: 1,
      description: 'What the platform needs to sign people in: addresses and certificates of the identity provider.',
      impact: 'People cannot sign in with their company account',
      kind: 'read',
      parameters_schema: { type: 'object', additionalProperties: false, properties: {} },
    },
  ],
  // Our own limit: identity providers state none for their metadata.
  rate_limit: { requests: 5, per_seconds: 1 },
  probe_interval_seconds: 300,
  last_resort:
    'If issue persists, ask for the name of the application at the identity provider, and compare it together',
  causes: {
    certificate_expired: {
      reason: 'The certificate with which the identity provider signs has expired',
      troubleshooting: [
        'Customer needs to create a new signing certificate at their identity provider, and make it the active one',
        'If an address was entered for the metadata, nothing else has to be done: the next check finds the new certificate',
        `If the XML itself was entered, direct them to: ${reconnect_path}, and let them enter the new XML`,
      ],
    },
    sso_misconfigured: {
      reason: "The metadata of the identity provider cannot be used, or are another identity provider's",
      troubleshooting: [
        'Customer needs to open the address of the metadata: it must show XML, without a password or a redirect',
        'The entity ID in it must be the one that was connected, and it must name a signing certificate',
        `If the metadata have moved, or the XML was entered, direct them to: ${reconnect_path}`,
        'For another identity provider, make another integration',
      ],
    },
    sso_logins_refused: {
      reason: 'The platform refuses the answers of the identity provider',
      troubleshooting: [
        'Error code signature_invalid, certificate_unknown or certificate_expired: the identity provider signs with a certificate that the platform does not have',
        'Error code audience_mismatch: Customer needs to correct the audience (entity ID) of the platform at the identity provider',
        'Error code issuer_unknown: another identity provider answered than the one that was connected',
        `If the identity provider has new metadata, direct them to: ${reconnect_path}`,
        'Two people in a row who can sign in end the problem',
      ],
    },
    timeout: { troubleshooting: outage('why their identity provider answers so slowly') },
    server_error: { troubleshooting: outage('the status of their identity provider: it answers with errors') },
    dns_failure: { troubleshooting: outage('that the name of their identity provider exists in public DNS') },
    tls_failure: {
      troubleshooting: outage(
        'that the TLS certificate of their identity provider is valid and from a public authority',
      ),
    },
  },
  reconnect_path,
};
