import { defaultReminders } from '@linesman/contracts';
import { readReminders, reminderRows } from './reminder-fields';

const posted = {
  remind_critical: '1, 4',
  daily_critical: 'yes',
  escalate_critical: '4',
  next_contact_critical: '4',
  remind_high: '4',
  daily_high: 'yes',
  escalate_high: '8',
  next_contact_high: '8',
  remind_medium: '24',
  escalate_medium: '',
  next_contact_medium: '16',
  remind_low: '',
  escalate_low: '',
};

it('shows the rules in force, the most urgent severity first', () => {
  expect(reminderRows({ high: { remind_after_hours: [2, 6], daily: false } }).slice(0, 2)).toEqual([
    { severity: 'critical', hours: '1, 4', daily: true, escalate: 4, next_contact: 4 },
    { severity: 'high', hours: '2, 6', daily: false, escalate: undefined, next_contact: undefined },
  ]);
});

it('reads what was posted, and stores nothing where it is the default', () => {
  expect(readReminders(posted)).toBeUndefined();
  expect(readReminders({})).toBeUndefined();
  expect(readReminders({ ...posted, remind_critical: ' 2;8 ', escalate_critical: '' })).toEqual({
    ...defaultReminders,
    critical: { remind_after_hours: [2, 8], daily: true, next_contact_after_working_hours: 4 },
  });
});
