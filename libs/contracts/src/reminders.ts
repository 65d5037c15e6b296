import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Severity } from './cause';
import { Nested } from './nested';

/** When somebody is reminded of a signal that nobody has acted on. */
export class ReminderRule {
  /** Hours after the first message; nobody is reminded where there are none and `daily` is false. */
  @IsArray()
  @ArrayMaxSize(5)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(168, { each: true })
  remind_after_hours: number[];
  /** And then each day, when working hours begin. */
  @IsBoolean() daily: boolean;
  /** Working hours after which the CSM's manager is told; never if absent. */
  @IsOptional() @IsInt() @Min(1) @Max(80) escalate_after_working_hours?: number;
  /** Working hours after which the customer's next contact is told, where there is one; never if absent. */
  @IsOptional() @IsInt() @Min(1) @Max(80) next_contact_after_working_hours?: number;
}

/** By severity; a severity that is absent has its default. */
export class ReminderSettings {
  @IsOptional() @Nested(() => ReminderRule) critical?: ReminderRule;
  @IsOptional() @Nested(() => ReminderRule) high?: ReminderRule;
  @IsOptional() @Nested(() => ReminderRule) medium?: ReminderRule;
  @IsOptional() @Nested(() => ReminderRule) low?: ReminderRule;
}

export const defaultReminders: Readonly<Record<Severity, ReminderRule>> = {
  critical: {
    remind_after_hours: [1, 4],
    daily: true,
    escalate_after_working_hours: 4,
    next_contact_after_working_hours: 4,
  },
  high: { remind_after_hours: [4], daily: true, escalate_after_working_hours: 8, next_contact_after_working_hours: 8 },
  medium: { remind_after_hours: [24], daily: false, next_contact_after_working_hours: 16 },
  low: { remind_after_hours: [], daily: false },
};
