import { IsUUID } from 'class-validator';
import { defineRpc } from '../define';
import { SignalDiagnosis } from '../diagnosis';

export class DiagnoseRequest {
  @IsUUID('loose') tenant_id: string;
  @IsUUID() signal_id: string;
}

export const diagnose = defineRpc({
  service: 'status-monitor',
  verb: 'diagnose',
  summary: 'What is known of a risk signal’s problem now: its cause, what was tried, whom it concerns.',
  request: DiagnoseRequest,
  response: SignalDiagnosis,
  repeatable: true,
});
