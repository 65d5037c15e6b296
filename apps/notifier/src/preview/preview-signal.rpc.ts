import { previewSignal, type PreviewSignalAnswer, type PreviewSignalRequest } from '@linesman/contracts';
import { OnRpc } from '@linesman/messaging';
import { Controller } from '@nestjs/common';
import { PreviewSignal } from './preview-signal';

@Controller()
export class PreviewSignalRpc {
  constructor(private readonly previews: PreviewSignal) {}

  @OnRpc(previewSignal)
  async preview(request: PreviewSignalRequest): Promise<PreviewSignalAnswer> {
    return { told: await this.previews.preview(request) };
  }
}
