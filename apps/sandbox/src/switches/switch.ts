/** Something that is broken on purpose. Its fields are those of its kind. */
export interface Switch {
  id: string;
  provider: string;
  kind: string;
  /** Acts on so many requests, and is then removed. */
  times?: number;
  /** Acts only where the path contains this. */
  path?: string;
  account?: string;
  /** The integration's name, shown to people. */
  name?: string;
  status?: number;
  ms?: number;
  retry_after?: number;
  scope?: string;
  key?: string;
  error?: string;
  mode?: string;
  per_minute?: number;
  recipient?: string;
  integration_id?: string;
  tenant?: string;
  [field: string]: string | number | undefined;
}

/** One way to break something, as data: what a switch of this kind takes, and what people read about it. */
export interface SwitchKind {
  kind: string;
  /** Each field it takes, with its default: '' where it may be missing, undefined where it must be given. */
  fields: Record<string, string | number | undefined>;
  choices?: Record<string, readonly string[]>;
  name: string;
  does: (one: Partial<Switch>) => string;
  /** What follows in Linesman, and where a person sees it. */
  then: string;
  /** Where it is given, the provider's page has a button that turns the switch on with these fields. */
  button?: Record<string, string | number>;
}

/** For kinds that look at one request after another, and may act on some of them only. */
export const perRequest = { times: 1, path: '' };

/** What can be broken: a provider, the mailbox, the webhooks. */
export interface SwitchTarget {
  code: string;
  name: string;
  about: string;
  kinds: SwitchKind[];
}
