import { createPrivateKey } from 'node:crypto';
import { ValidateBy, type ValidationArguments } from 'class-validator';
import { type DkimKey, domainOf } from './dkim';

interface Senders {
  MAIL_FROM?: string;
  MAIL_DOMAINS: Record<string, string[]>;
  DKIM_KEYS: Record<string, Partial<DkimKey> | null>;
}

/** What is wrong with the keys that sign emails. Without any key, emails are not signed. */
export function wrongKey({ MAIL_FROM, MAIL_DOMAINS, DKIM_KEYS }: Senders): string | undefined {
  const domains = Object.keys(DKIM_KEYS ?? {});
  if (domains.length === 0) return undefined;
  const unreadable = domains.find((domain) => domain !== domain.toLowerCase() || !isKey(DKIM_KEYS[domain]));
  if (unreadable) return `needs a selector and an RSA key in PEM for ${unreadable}, in lower case`;
  const senders = [...(MAIL_FROM ? [domainOf(MAIL_FROM)] : []), ...Object.values(MAIL_DOMAINS ?? {}).flat()];
  const missing = senders.find((domain) => !domains.includes(domain));
  return missing && `has no key for ${missing}, from which emails come`;
}

function isKey(key: Partial<DkimKey> | null | undefined): boolean {
  if (!key?.selector || !/^[a-z0-9._-]+$/i.test(key.selector) || typeof key.private_key !== 'string') return false;
  try {
    return createPrivateKey(key.private_key).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** An email that its own domain did not sign looks forged (RFC 7489, 3.1.1), and a missing key would show itself to customers only. */
export const HasKeyOfEachSender = (): PropertyDecorator =>
  ValidateBy({
    name: 'hasKeyOfEachSender',
    validator: {
      validate: (_, args) => wrongKey(args!.object as Senders) === undefined,
      defaultMessage: (args?: ValidationArguments) => `$property ${wrongKey(args!.object as Senders)}`,
    },
  });
