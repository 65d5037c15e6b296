import { loadConfig, runService } from '@linesman/service-kit';
import { connectMessaging } from '../src';
import { TestConfig, TestServiceModule } from './test-service';

const service = process.env.NATS_USER as 'integrations' | 'status-monitor';
void runService(TestServiceModule.with(service, loadConfig(TestConfig)), connectMessaging);
