import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** What became of Linesman's access to an account. */
export interface AccessChange {
  provider: string;
  account: string;
  change: 'removed' | 'deactivated' | 'activated';
}

/** Emits when a person or a switch changes Linesman's access. Providers tell of it by their webhooks. */
@Injectable()
export class AccessChanges extends Subject<AccessChange> {}
