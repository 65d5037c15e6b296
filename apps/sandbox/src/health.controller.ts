import { Controller, Get } from '@nestjs/common';

/** Nothing stands behind the sandbox: once it answers, it is ready. */
@Controller('health')
export class HealthController {
  @Get(['live', 'ready'])
  health(): { status: 'ok' } {
    return { status: 'ok' };
  }
}
