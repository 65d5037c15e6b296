import { diagnose, type DiagnoseRequest, type SignalDiagnosis } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { notFound } from '@linesman/service-kit';
import { Controller } from '@nestjs/common';
import { DiagnoseAhead } from './diagnose-ahead';

@Controller()
export class DiagnoseRpc {
  constructor(private readonly diagnosing: DiagnoseAhead) {}

  @OnRpc(diagnose)
  async of({ tenant_id, signal_id }: DiagnoseRequest): Promise<SignalDiagnosis> {
    const found = await this.diagnosing.of(tenant_id, signal_id);
    if (!found) throw notFound('risk signal');
    return found;
  }
}
