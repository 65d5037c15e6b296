import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** Names what has changed: a journal, or `calls`. */
@Injectable()
export class Changes extends Subject<string> {}
