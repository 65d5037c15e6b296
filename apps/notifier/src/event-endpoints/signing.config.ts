import { CommaSeparated } from '@linesman/service-kit';
import { ArrayMinSize, Matches } from 'class-validator';

export class SigningConfig {
  /**
   * 32 bytes in base64, from which the secret of each event endpoint is made. To change it: `new,old`, so that events are
   * signed with both secrets; and `new` once every tenant uses its new secrets.
   */
  @CommaSeparated()
  @ArrayMinSize(1)
  @Matches(/^[A-Za-z0-9+/]{43}=$/, {
    each: true,
    message: '$property must be 32 bytes in base64, or several by commas',
  })
  EVENT_SIGNING_KEY: string[];
}
