import { ServiceConfig } from '@linesman/service-kit';
import { Transform } from 'class-transformer';
import { ArrayNotEmpty, IsOptional, IsString, IsUrl, Matches, Validate } from 'class-validator';
import { type SchemaOwner, schemaOwners, variableOf } from '@linesman/contracts/topology';
import { SafeOrigin } from './safe-origin';

const url = { require_tld: false, require_protocol: true, protocols: ['http', 'https'] };
const list = { each: true, message: '$property must be a URL, or several separated by commas' };

/** One copy of a service, or several separated by commas. */
const Copies = (): PropertyDecorator => (target, property) => {
  Transform(({ value }) => String(value).split(',').map(withoutSlash))(target, property);
  ArrayNotEmpty()(target, property);
  IsUrl(url, list)(target, property);
};

const withoutSlash = (text: string): string => text.trim().replace(/\/$/, '');

export class ConsoleConfig extends ServiceConfig {
  @Transform(({ value }) => withoutSlash(String(value)))
  @IsUrl(url)
  @Validate(SafeOrigin)
  declare PUBLIC_ORIGIN: string;
  @IsUrl({ ...url, protocols: ['nats', 'tls'] }) NATS_URL: string;
  @IsString() NATS_USER: string;
  @IsString() NATS_PASSWORD: string;
  /** Encrypts the session cookie. With several, the first encrypts and the others still open: that is how it is changed. */
  @Transform(({ value }) => String(value).split(','))
  @Matches(/^[A-Za-z0-9+/]{43}=$/, { each: true, message: '$property must be 32 bytes in base64' })
  SESSION_KEY: string[];
  @IsString() OIDC_CLIENT_ID = 'linesman-console';
  /** Absent: a public client, which proves itself by PKCE alone. */
  @IsOptional() @IsString() OIDC_CLIENT_SECRET?: string;
  /** RFC 8707 resource of the access token, for identity providers that ask for it. */
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
for (const service of schemaOwners) Copies()(ConsoleConfig.prototype, urlVariable(service));
