import { Module } from '@nestjs/common';
import { EvaluateRules } from './evaluate-rules';
import { JudgeSignals } from './judge-signals';
import { ShadowRulesController } from './shadow-rules.controller';
import { ShadowRules } from './shadow-rules.system';

/** Shows what other rules would have done, and whom they would have told. */
@Module({ controllers: [ShadowRulesController], providers: [EvaluateRules, JudgeSignals, ShadowRules] })
export class ShadowModule {}
