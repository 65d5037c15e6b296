import {
  cheapSignals,
  type RawStatusSignals,
  type ReadinessSource,
  type ReadinessUser,
  type StatusStrategy,
  worstOf,
} from '@linesman/provider-kit';

/** For every provider without a strategy of its own: what is stored says it all. */
export class GenericStatusStrategy implements StatusStrategy {
  constructor(private readonly source: ReadinessSource) {}

  async assessRaw(user: ReadinessUser): Promise<RawStatusSignals> {
    const found = await this.source.connectionsOf(user);
    return worstOf(
      found.map((one) => cheapSignals(one, this.source)),
      this.source.app_configured,
    );
  }
}
