export { afterCall, type AfterCall } from './after-call.ts';
export { freshPhone } from './phones.ts';
export { MAX_PLATFORM_FAULTS } from './platform-faults.ts';
export { withoutPhone, type NextPhone } from './without-phone.ts';
export type { JobBudget, NextStep, PhoneState, RetryTiming } from './types.ts';
