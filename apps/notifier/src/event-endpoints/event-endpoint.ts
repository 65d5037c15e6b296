/** A row of `event_endpoints`. */
export interface EventEndpoint {
  endpoint_id: string;
  tenant_id: string;
  url: string;
  description: string;
  types: string[];
  contact_email: string;
  state: 'enabled' | 'disabled';
  disabled_because: 'failing' | 'gone' | 'person' | null;
  secret_version: number;
  old_secret_until: Date | null;
  failing_since: Date | null;
  last_delivered_at: Date | null;
  created_at: Date;
}

/** An endpoint as the API shows it: without its secret. */
export interface EndpointView {
  endpoint_id: string;
  url: string;
  description: string;
  /** The types of events that it gets. */
  types: string[];
  /** Who gets an email when it is disabled because it fails. */
  contact_email: string;
  state: 'enabled' | 'disabled';
  /** `failing`: it accepted nothing for four days; `gone`: it answered 410; `person`: somebody disabled it. */
  disabled_because: 'failing' | 'gone' | 'person' | null;
  /** Until then, events are signed with the secret before the last rotation too. */
  old_secret_until: Date | null;
  /** Since when it has accepted nothing; null while it accepts what it gets. */
  failing_since: Date | null;
  /** About when it accepted something last, to the minute. */
  last_delivered_at: Date | null;
  created_at: Date;
}

export const viewOf = ({
  endpoint_id,
  url,
  description,
  types,
  contact_email,
  ...row
}: EventEndpoint): EndpointView => ({
  endpoint_id,
  url,
  description,
  types,
  contact_email,
  state: row.state,
  disabled_because: row.disabled_because,
  old_secret_until: row.old_secret_until,
  failing_since: row.failing_since,
  last_delivered_at: row.last_delivered_at,
  created_at: row.created_at,
});
