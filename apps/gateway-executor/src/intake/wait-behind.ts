import { Injectable } from '@nestjs/common';
import { type Admission, isAdmitted } from '../attempt/admit';
import { behindOthers } from '../attempt/may-park';
import type { ExecutionRequest } from '../ledger/execution-request';
import { RecordParking } from '../ledger/record-parking';

/** A request that may be parked does not overtake those of its integration that are. */
@Injectable()
export class WaitBehind {
  constructor(private readonly parking: RecordParking) {}

  async apply(request: ExecutionRequest, admission: Admission): Promise<Admission> {
    if (!request.park_until || !isAdmitted(admission) || !(await this.parking.hasLine(request))) return admission;
    return { refusal: behindOthers, connection_code: admission.lease.connection_code };
  }
}
