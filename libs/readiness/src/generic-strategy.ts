import {
  type RawStatusSignals,
  type ReadinessSource,
  type ReadinessUser,
  type StatusStrategy,
  storedSignals,
} from '@linesman/provider-kit';

/** For providers without a strategy of their own. It uses stored facts only. */
export class GenericStatusStrategy implements StatusStrategy {
  constructor(private readonly source: ReadinessSource) {}

  assessRaw(user: ReadinessUser): Promise<RawStatusSignals> {
    return storedSignals(this.source, user);
  }
}
