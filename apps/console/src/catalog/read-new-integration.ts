import type { FieldError } from '@linesman/service-kit';
import { Injectable } from '@nestjs/common';
import { readForm } from '../forms/read-form';
import { moreSchema, nameSchema } from '../integrations/edit/details-schema';
import { type OwnerField, ReadOwner } from '../integrations/edit/read-owner';
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

  /**
   * @param by_key whether to connect with the keys in the form; otherwise a consent follows.
   * @param for_others whether the form says who owns it; if not, the visitor does.
   */
  async read(
    token: string,
    posted: Record<string, unknown>,
    setup: ConnectionSetup,
    { subject, by_key, for_others }: { subject: string; by_key: boolean; for_others: boolean },
  ): Promise<ReadIntegration> {
    const name = readForm(nameSchema, posted);
    const more = for_others ? readForm(moreSchema, posted) : { values: {}, errors: [] };
    const config = readForm(setup.config_schema, posted, { at: 'config' });
    const keys = readForm(setup.credential_schema, posted, { at: 'credentials' });
    const owner = await this.readOwner.read(token, for_others ? posted : { owner: 'user' }, subject);
    const details = { ...name.values, ...more.values };
    return {
      body: {
        connection_code: setup.connection_code,
        name: name.values.name,
        ...more.values,
        // The service refuses every other field of an owner to a visitor who connects an own account.
        ...(for_others ? owner.value : { user_id: subject }),
        config: config.values,
        credentials: by_key ? keys.values : undefined,
      },
      owner: owner.field,
      values: { details, config: config.values },
      errors: [...name.errors, ...more.errors, ...config.errors, ...owner.errors, ...(by_key ? keys.errors : [])],
    };
  }
}
