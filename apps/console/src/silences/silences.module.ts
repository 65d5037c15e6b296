import { Module } from '@nestjs/common';
import { LoadSilence } from './load-silence';

@Module({ providers: [LoadSilence], exports: [LoadSilence] })
export class SilencesModule {}
