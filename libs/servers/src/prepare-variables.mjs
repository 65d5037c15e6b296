const variable = (name) => `DB_PASSWORD_${name.replaceAll('-', '_').toUpperCase()}`;

/** What the job before each roll-out reads besides what services read too. `owners`: services that own a schema. */
export const prepareVariables = (owners) => ({
  POSTGRES_ADMIN_URL: {
    required: true,
    values: 'URL: `postgres:`',
    meaning: 'PostgreSQL, as a role that may create databases and roles. No service has it.',
  },
  POSTGRES_CONNECTIONS: {
    values: 'whole number',
    meaning:
      'How many connections the services open together at the most. The job ends if PostgreSQL takes fewer. Absent: not checked.',
  },
  NATS_PASSWORD_PROVISIONER: {
    required: true,
    meaning: 'Password of the NATS user `provisioner`, which alone creates streams and durable consumers.',
  },
  NATS_STREAM_REPLICAS: {
    default: '1',
    values: '`1`, `3`, `5`',
    meaning:
      'On how many NATS servers each stream is kept; 3 in production. A stream that is kept on more is left as it is.',
  },
  EXECUTIONS_A_DAY: {
    default: '1000000',
    values: 'whole number',
    meaning:
      'How many executions a day are expected. The room of each stream follows from it. A stream that holds messages is not made smaller than they need.',
  },
  PLATFORM_USERS_FILE: {
    values: 'file',
    meaning:
      'The users of platform services, which `npm run platform-user` keeps. The job makes their durable consumers; the command works on this file in place of the running system.',
  },
  DB_PASSWORD_OWNER: { required: true, meaning: 'Password of the roles that own the schemas and migrate them.' },
  ...Object.fromEntries(
    owners.map((name) => [
      variable(name),
      { required: true, meaning: `Password of the two database roles that ${name} uses.` },
    ]),
  ),
});

/** What the job reads under the same name as the services. */
export const sharedByPrepare = ['NATS_URL', 'REDIS_URL'];
