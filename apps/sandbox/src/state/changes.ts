import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** Emits the name of what has changed: a journal's, or `calls`. */
@Injectable()
export class Changes extends Subject<string> {}
