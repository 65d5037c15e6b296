import type { FieldError } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { readForm } from '../forms/read-form';
import { moreSchema, nameSchema } from '../integrations/details-schema';
import { type OwnerField, ReadOwner } from '../integrations/read-owner';
import type { ConnectionSetup } from '../upstream/answers';
import type { NewIntegration } from './create-once';

export interface ReadIntegration {
  body: NewIntegration;
  owner: OwnerField;
  values: { details: Record<string, unknown>; config: Record<string, unknown> };
  errors: FieldError[];
}

@Injectable()
export class ReadNewIntegration {
  constructor(private readonly readOwner: ReadOwner) {}

  /** @param by_key whether to connect with the keys in the form; otherwise a consent follows. */
  async read(
    token: string,
    posted: Record<string, unknown>,
    setup: ConnectionSetup,
    { subject, by_key }: { subject: string; by_key: boolean },
  ): Promise<ReadIntegration> {
    const [name, more] = [readForm(nameSchema, posted), readForm(moreSchema, posted)];
    const config = readForm(setup.config_schema, posted, { at: 'config' });
    const keys = readForm(setup.credential_schema, posted, { at: 'credentials' });
    const owner = await this.readOwner.read(token, posted, subject);
    const details = { ...name.values, ...more.values };
    return {
      body: {
        connection_code: setup.connection_code,
        name: name.values.name,
        ...more.values,
        ...owner.value,
        config: config.values,
        credentials: by_key ? keys.values : undefined,
      },
      owner: owner.field,
      values: { details, config: config.values },
      errors: [...name.errors, ...more.errors, ...config.errors, ...owner.errors, ...(by_key ? keys.errors : [])],
    };
  }
}
