export { getContactRules, setContactRules, type EffectiveRules } from './account/contact-rules.ts';
export { listHolidays, replaceHolidays, type HolidaysOfYear } from './account/own-holidays.ts';
export type { By, PolicyDeps } from './deps.ts';
export { addDoNotCall, type AddDoNotCallInput } from './do-not-call/add-do-not-call.ts';
export { addOptOut, OPT_OUT_REASON, type OptOut } from './do-not-call/add-opt-out.ts';
export {
  importDoNotCall,
  type ImportDoNotCallInput,
  type ImportedDoNotCall,
} from './do-not-call/import-do-not-call.ts';
export {
  getDoNotCall,
  listDoNotCall,
  ownerOfDoNotCall,
  type DoNotCallPage,
  type DoNotCallQuery,
} from './do-not-call/list-do-not-call.ts';
export type { ListFault } from './do-not-call/read-list.ts';
export { removeDoNotCall } from './do-not-call/remove-do-not-call.ts';
export { strictestFor, type DoNotCallTarget } from './do-not-call/strictest.ts';
