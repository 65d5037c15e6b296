import type { ReadinessUser } from '@linesman/provider-kit';

export const userIdOf = ({ tenant_id, subject }: ReadinessUser): string => `${tenant_id}/${subject}`;

export const statusKey = (provider: string, user: ReadinessUser): string =>
  `integration_status:${provider}:${userIdOf(user)}`;
