import { type Envelope, riskSignalOpened, type RiskSignalOpened } from '@linesman/contracts';
import { envelopeOf } from '@linesman/testing';
import { withoutRepeated } from './hold-many';

const openedOf = (integration_id: string): Envelope<RiskSignalOpened> =>
  envelopeOf<RiskSignalOpened>(riskSignalOpened, { status_change: { integration_id } } as RiskSignalOpened);

it('keeps the first signal of each integration', () => {
  const [first, other, second] = [openedOf('a'), openedOf('b'), openedOf('a')] as const;
  expect(withoutRepeated([first, other, second])).toEqual([first, other]);
});
