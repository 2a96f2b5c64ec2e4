export {
  DEFAULT_CALL_SETTINGS,
  type AllowedHours,
  type CallSettings,
  type NormalisedCallSettings,
} from './call-settings.ts';
export { isAllowedTime, nextAllowedTime } from './call-window.ts';
export {
  contactPolicy,
  type ContactPolicy,
  type Country,
  type PolicyQuestion,
  type Purpose,
} from './contact-policy.ts';
export type { ContactRules } from './contact-rules.ts';
export type { GateCode, GateDecision, GateFacts } from './gate-types.ts';
export { closedSentence, mayDial } from './gate.ts';
export { holidayName, holidaysOf, isHoliday, type Holiday } from './holidays.ts';
export { localDateKey } from './local-days.ts';
export { normaliseCallSettings } from './normalise.ts';
export { chooseZone, CHILEAN_ZONES, zoneForRegion } from './person-zone.ts';
export { similarKey } from './similar-key.ts';
export type { LegalHours } from './policy-packs.ts';
export { firstOpening, windowState, type ClosedCode, type WindowInput, type WindowState } from './window.ts';
export { localText } from './words.ts';
export { isValidTimezone } from './zone-offsets.ts';
