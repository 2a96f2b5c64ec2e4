export {
  DEFAULT_CALL_SETTINGS,
  type AllowedHours,
  type CallSettings,
  type NormalisedCallSettings,
} from './call-settings.ts';
export { isAllowedTime, nextAllowedTime } from './call-window.ts';
export { callerIdFault, callerIdWarnings, checkCallerId, type CallerIdVerdict } from './caller-id.ts';
export {
  allPacks,
  contactPolicy,
  hasContactCap,
  type ContactPolicy,
  type Country,
  type PolicyLimits,
  type PolicyQuestion,
  type Purpose,
} from './contact-policy.ts';
export type { ContactRules } from './contact-rules.ts';
export {
  estimateFinish,
  type DailyCalls,
  type Finish,
  type FinishInput,
  type FinishReason,
} from './estimate-finish.ts';
export { ruleOf, type GateRule, type RuleMoment } from './gate-sources.ts';
export type { DoNotCallLevel, GateCode, GateDecision, GateFacts } from './gate-types.ts';
export { closedSentence, doNotCallSentence, mayDial } from './gate.ts';
export { HOLIDAY_COUNTRIES, holidayName, holidaysOf, isHoliday, type Holiday } from './holidays.ts';
export { dayOfDateKey, localDateKey, startOfLocalDay } from './local-days.ts';
export { normaliseCallSettings } from './normalise.ts';
export { chooseZone, CHILEAN_ZONES, zoneForRegion } from './person-zone.ts';
export { similarKey } from './similar-key.ts';
export type { CallerIdRule, DoNotCallRegister, LegalHours, PackSources, PolicyPack } from './pack-types.ts';
export { registerWarnings } from './policy-warnings.ts';
export { tighten, wideningFaults } from './tighten.ts';
export { firstOpening, windowState, type ClosedCode, type WindowInput, type WindowState } from './window.ts';
export { localText } from './words.ts';
export { alsoZones, zonesOfCountry } from './zones.ts';
export { isValidTimezone } from './zone-offsets.ts';
