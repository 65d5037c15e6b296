import { type SchemaOwner, schemaOwners, variableOf } from '@linesman/contracts/topology';
import { CommaSeparated, ServiceConfig, UrlOf } from '@linesman/service-kit';
import { Transform } from 'class-transformer';
import {
  ArrayNotEmpty,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Validate,
  type ValidationArguments,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';

const loopback = /^https?:\/\/(([a-z0-9-]+\.)*localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/;

/** An origin, in production with https: the session cookie is Secure, so browsers do not send it without TLS. */
@ValidatorConstraint({ name: 'safeOrigin' })
class SafeOrigin implements ValidatorConstraintInterface {
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

const url = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };
const processes = {
  each: true,
  message: '$property must be a URL, or several separated by commas',
  context: { meaning: 'Where the processes of the service are.' },
};

/** The URLs of a service's processes, separated by commas. */
const Processes = (): PropertyDecorator => (target, property) => {
  Transform(({ value }) => String(value).split(',').map(withoutSlash))(target, property);
  ArrayNotEmpty()(target, property);
  IsUrl(url, processes)(target, property);
};

const withoutSlash = (text: string): string => text.trim().replace(/\/$/, '');

export class ConsoleConfig extends ServiceConfig {
  @Transform(({ value }) => withoutSlash(String(value)))
  @IsUrl(url)
  @Validate(SafeOrigin)
  declare PUBLIC_ORIGIN: string;
  /** NATS with JetStream. */
  @UrlOf('nats', 'tls') NATS_URL: string;
  /** The service's NATS user; it has the service's name. */
  @IsString() NATS_USER: string;
  /** Password of the service's NATS user. */
  @IsString() NATS_PASSWORD: string;
  /** Encrypts the session cookie. Of several keys the first encrypts and each decrypts, so that the key can be changed. */
  @CommaSeparated()
  @Matches(/^[A-Za-z0-9+/]{43}=$/, { each: true, message: '$property must be 32 bytes in base64' })
  SESSION_KEY: string[];
  /** The console at the identity provider. */
  @IsString() OIDC_CLIENT_ID = 'linesman-console';
  /** The console's secret at the identity provider. Absent: a public client, which authenticates with PKCE alone. */
  @IsOptional() @IsString() OIDC_CLIENT_SECRET?: string;
  /** The RFC 8707 resource of the access token, for identity providers that require it. */
  @IsOptional() @IsString() OIDC_RESOURCE?: string;

  get https(): boolean {
    return this.PUBLIC_ORIGIN.startsWith('https:');
  }

  /** The processes of a service, from `<SERVICE>_URL`. */
  urlsOf(service: SchemaOwner): string[] {
    return (this as unknown as Record<string, string[]>)[urlVariable(service)]!;
  }
}

const urlVariable = (service: SchemaOwner): string => `${variableOf(service)}_URL`;
for (const service of schemaOwners) Processes()(ConsoleConfig.prototype, urlVariable(service));
