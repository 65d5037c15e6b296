import {
  type RawStatusSignals,
  type ReadinessSource,
  type ReadinessUser,
  type StatusStrategy,
  storedSignals,
} from '@linesman/provider-kit';

/** For every provider without a strategy of its own: what is stored says it all. */
export class GenericStatusStrategy implements StatusStrategy {
  constructor(private readonly source: ReadinessSource) {}

  assessRaw(user: ReadinessUser): Promise<RawStatusSignals> {
    return storedSignals(this.source, user);
  }
}
