import type { Schema } from './components.ts';
import { sharedResponses } from './problems.ts';

const about = `The HTTP API, behind one origin. Made from the code by \`npm run docs\`; do not edit.

- A bearer token says who asks, of which tenant, and in which roles. Each operation names the roles it is for.
- Fields that are not known are refused. Every refusal is a problem document (RFC 9457): branch on the last word of its \`type\`; \`detail\` is a sentence for people.
- Lists come in pages: \`next_cursor\` goes into \`cursor\` of the next request and is absent on the last page.
- An answer with an \`ETag\` can be changed with \`If-Match\`: somebody else's change in between gives 412.
- Messages over NATS are described in docs/asyncapi.yaml.

Operations under /v1 are for programs. The others take no token of a user: pages behind signed links, OAuth callbacks, Slack's clicks, and calls to action for pages of others.`;

/** Everything that does not come from a route. */
export const frame = (tags: Schema[]): Schema => ({
  openapi: '3.1.0',
  info: {
    title: 'Linesman',
    version: '1.0.0',
    description: about,
    contact: { name: 'Linesman' },
    license: { name: 'Proprietary' },
  },
  servers: [
    {
      url: '{origin}',
      description: 'The public origin.',
      variables: { origin: { default: 'http://localhost:3000', description: 'As `npm start` prints it.' } },
    },
  ],
  security: [{ bearer: [] }],
  tags,
});

const header = (description: string, schema: Schema): Schema => ({ description, schema });

export const shared = (problem: Schema): Schema => ({
  securitySchemes: {
    bearer: {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'A token of your OpenID Connect provider with the claims `sub`, `tenant` and `roles`.',
    },
    page_token: {
      type: 'http',
      scheme: 'bearer',
      description: 'A short-lived token with which a page shows the calls to action of one user.',
    },
  },
  parameters: {
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      ...header('The ETag of the version to change; without it, the current version is changed.', { type: 'string' }),
    },
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      ...header('The same request with the same key within a day acts once and gets the first answer.', {
        type: 'string',
        minLength: 1,
        maxLength: 200,
      }),
    },
  },
  headers: {
    ETag: header('The version of what is shown.', { type: 'string', examples: ['"3"'] }),
    IdempotentReplayed: header('`true` where this is the answer to an earlier request with the same key.', {
      type: 'string',
      const: 'true',
    }),
    RetryAfter: header('After so many seconds the request may succeed, with the same key.', { type: 'integer' }),
  },
  responses: sharedResponses(problem),
});
