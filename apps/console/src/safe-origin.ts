import { type ValidationArguments, ValidatorConstraint, type ValidatorConstraintInterface } from 'class-validator';

const loopback = /^https?:\/\/(([a-z0-9-]+\.)*localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/** An origin and nothing more; in production over TLS, since the session cookie is Secure only then. */
@ValidatorConstraint({ name: 'safeOrigin' })
export class SafeOrigin implements ValidatorConstraintInterface {
  validate(value: unknown, { object }: ValidationArguments): boolean {
    const text = String(value);
    if (!URL.canParse(text) || new URL(text).origin !== text) return false;
    const { NODE_ENV } = object as { NODE_ENV?: string };
    return NODE_ENV !== 'production' || text.startsWith('https:') || loopback.test(text);
  }

  defaultMessage(): string {
    return '$property must be an origin such as https://linesman.example.com (https in production)';
  }
}
