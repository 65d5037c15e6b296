import { type SchemaOwner, schemaOwners } from '@linesman/contracts/topology';
import { Injectable } from '@nestjs/common';
import { ConsoleConfig } from '../config';
import { Copies } from './copies';

/** The services behind the console. */
@Injectable()
export class Upstreams {
  private readonly copies: Record<string, Copies>;

  constructor(config: ConsoleConfig) {
    this.copies = Object.fromEntries(schemaOwners.map((name) => [name, new Copies(config.urlsOf(name))]));
  }

  of(name: SchemaOwner): Copies {
    return this.copies[name] as Copies;
  }
}
