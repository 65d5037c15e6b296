import type { SignalDiagnosis } from '@linesman/contracts';
import { changed, type Tx } from '@linesman/persistence';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AskDiagnosis } from '../deliveries/ask-diagnosis';

/** The result of an assessment has the diagnosis that the newest message showed. */
@Injectable()
export class KeepDiagnosis implements OnModuleInit {
  constructor(private readonly asking: AskDiagnosis) {}

  onModuleInit(): void {
    this.asking.onDiagnosis((tx, diagnosis) => this.keep(tx, diagnosis));
  }

  private async keep(tx: Tx, diagnosis: SignalDiagnosis): Promise<void> {
    await changed(
      tx,
      `update workflow_steps s set output = s.output || jsonb_build_object('diagnosis', $2::jsonb)
       from workflow_runs r where r.signal_id = $1 and s.run_id = r.id
         and s.action = 'analyze_integration_criticality' and s.output is not null`,
      [diagnosis.signal_id, JSON.stringify(diagnosis)],
    );
  }
}
