import { letterMark, type ProviderManifest, type Steps } from '@linesman/provider-kit';

const name = 'OpenID Connect Single Sign-On';
const reconnect_path = 'Settings > Integrations > OpenID Connect Single Sign-On > Reconnect';

/** The identity provider is the customer's own choice, so its outages are theirs to look into. */
const outage = (what: string): Steps => [
  `Customer needs to check ${what}`,
  'Nothing has to be entered again: the identity provider is asked regularly, and its first answers end the problem',
];

export const manifest: ProviderManifest = {
  code: 'sso_oidc',
  display_name: name,
  description: "Watches a customer's identity provider (OpenID Connect): its discovery document, keys and logins.",
  logo_url: letterMark(name),
  status: 'active',
  auth: { type: 'api_key', field: 'client_secret', optional: true, more: ['issuer', 'client_id'] },
  addresses: 'tenant',
  credential_schema: {
    type: 'object',
    additionalProperties: false,
    required: ['issuer', 'client_id'],
    properties: {
      issuer: {
        type: 'string',
        format: 'uri',
        title: 'Issuer',
        description: 'Exactly as the identity provider writes it, with or without a slash at its end.',
        writeOnly: false,
        maxLength: 500,
        pattern: '^http[^?#@]*$',
        examples: ['https://login.example.com'],
      },
      client_id: {
        type: 'string',
        title: 'Client ID',
        description: 'Of the application that the identity provider has for the platform.',
        writeOnly: false,
        maxLength: 255,
        pattern: '^[ -~]+$',
      },
      client_secret: {
        type: 'string',
        title: 'Client secret',
        description: 'Leave it empty for a client without a secret. Then nobody can check the client.',
        maxLength: 1_000,
        pattern: '^[ -~]+$',
      },
    },
  },
  config_schema: { type: 'object', additionalProperties: false, properties: {} },
  capabilities: [
    {
      capability_code: 'GET_SSO_METADATA',
      version: 1,
      description: 'What the platform needs to sign people in: addresses of the identity provider, and the client.',
      impact: 'People cannot sign in with their company account',
      kind: 'read',
      parameters_schema: { type: 'object', additionalProperties: false, properties: {} },
    },
  ],
  // Our own limit: identity providers state none for these documents.
  rate_limit: { requests: 5, per_seconds: 1 },
  probe_interval_seconds: 300,
  last_resort:
    'If issue persists, ask for the name of the application at the identity provider, and compare it together',
  causes: {
    sso_misconfigured: {
      reason: 'The identity provider does not match the issuer, the client or the secret that was entered',
      troubleshooting: [
        'Unless the error code is invalid_client or unauthorized_client: Customer needs to compare the issuer with the one that their identity provider writes in its discovery document',
        'Error code invalid_client or unauthorized_client: Customer needs to check that the application still exists at their identity provider, and create a new client secret if the old one has ended',
        `Then direct them to: ${reconnect_path}, and let them enter issuer, client ID and secret`,
        'For another identity provider, make another integration',
      ],
    },
    sso_logins_refused: {
      reason: 'The platform refuses the answers of the identity provider',
      troubleshooting: [
        'Error code signature_invalid or certificate_unknown: the identity provider signs with a key that is not among its published keys',
        'Error code audience_mismatch: Customer needs to compare the client ID at the identity provider with the one entered here',
        'Error code issuer_unknown: another identity provider answered than the one that was connected',
        `Error code client_refused: Customer needs to create a new client secret; direct them to: ${reconnect_path}`,
        'Two people in a row who can sign in end the problem',
      ],
    },
    timeout: { troubleshooting: outage('why their identity provider answers so slowly') },
    server_error: {
      troubleshooting: outage('the status of their identity provider: it answers with errors, or publishes no key'),
    },
    dns_failure: { troubleshooting: outage('that the name of their identity provider exists in public DNS') },
    tls_failure: {
      troubleshooting: outage(
        'that the TLS certificate of their identity provider is valid and from a public authority',
      ),
    },
  },
  reconnect_path,
};
