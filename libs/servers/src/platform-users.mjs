import { randomBytes } from 'node:crypto';
import { Failure } from './failure.mjs';

/**
 * Logins of platform services: { login, service, password, ends_at? }. A service's subjects, inbox and durable consumers
 * carry its name. NATS allows a user one password, so a new password is another login of the same service.
 */
const name = /^[a-z][a-z0-9]{0,30}(-[a-z0-9]{1,30}){0,3}$/;
const OVERLAP_MS = 24 * 60 * 60_000;

/** The service of a login, `billing` of `billing.2`. */
export const serviceOf = (login) => login.split('.')[0];

/** Names that mean something in a subject already. */
const taken = (topology) => [
  ...Object.entries(topology).flatMap(([service, { answers = [] }]) => [service, ...answers]),
  'provisioner',
];

/** Gives a service a new login. The one before it is valid for another day; older ones are not. */
export function withLogin(logins, { service, topology, now, password = randomBytes(24).toString('hex') }) {
  if (!name.test(service))
    throw new Failure(`${service} is not a name: use small letters, digits and hyphens, for example billing.`);
  if (taken(topology).includes(service))
    throw new Failure(`${service} is a name that Linesman uses itself: choose another one.`);
  const of = validAt(logins, now).filter((it) => it.service === service);
  const number =
    Math.max(0, ...logins.filter((it) => it.service === service).map(({ login }) => Number(login.split('.')[1]))) + 1;
  const ends_at = new Date(now.getTime() + OVERLAP_MS).toISOString();
  const before = of.slice(-1).map((it) => ({ ...it, ends_at: it.ends_at ?? ends_at }));
  const added = { login: `${service}.${number}`, service, password: `p${password}` };
  return { logins: [...logins.filter((it) => it.service !== service), ...before, added], added, before };
}

export const validAt = (logins, now) => logins.filter(({ ends_at }) => !ends_at || new Date(ends_at) > now);
