import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Contacts } from '../contacts/contacts';
import { StartRun } from './start-run';

/** A contact who gets emails again is told of the signals that are still open. */
@Injectable()
export class TellLiftedContacts implements OnModuleInit {
  constructor(
    private readonly contacts: Contacts,
    private readonly runs: StartRun,
  ) {}

  onModuleInit(): void {
    this.contacts.onLifted((tx, tenantId, signalId) => this.runs.goOnWith(tx, tenantId, signalId));
  }
}
