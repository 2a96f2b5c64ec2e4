export { sendSystemMessage, type SystemMessage } from './send-system-message.ts';
