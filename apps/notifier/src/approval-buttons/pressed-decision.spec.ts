import { approvalKey, stepApprovalKey } from '../tasks/approval-key';
import { pressedDecision } from './pressed-decision';

const [run, step] = ['1b4e28ba-2fa1-41d2-883f-0016d3cca427', '6fa459ea-ee8a-4ca4-894e-db77e160355e'];

it('reads the decision about a step of a run', () => {
  expect(pressedDecision(`approved.${stepApprovalKey(run, step)}`)).toEqual({
    decision: 'approved',
    run_id: run,
    step_id: step,
  });
});

it('reads the decision about a message', () => {
  expect(pressedDecision(`refused.${approvalKey(run)}`)).toEqual({ decision: 'refused', delivery_id: run });
});

it.each([['maybe.approval.x'], [`approved.${run}`], [`approved.approval.run.${run}`], ['']])(
  'reads nothing in %j',
  (what) => expect(pressedDecision(what)).toBeUndefined(),
);
