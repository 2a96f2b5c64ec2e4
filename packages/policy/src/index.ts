export { addOptOut, OPT_OUT_REASON, type OptOut } from './add-opt-out.ts';
export { strictestFor, type DoNotCallTarget } from './strictest.ts';
