export { sendSystemMessage, type SendDeps, type SystemMessage } from './send-system-message.ts';
