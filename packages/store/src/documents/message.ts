import { Schema } from 'mongoose';

export const MESSAGE_TYPES = ['info', 'warning', 'alert', 'system'] as const;
export type MessageType = (typeof MESSAGE_TYPES)[number];
export const MESSAGE_PRIORITIES = ['low', 'medium', 'high', 'critical'] as const;
export type MessagePriority = (typeof MESSAGE_PRIORITIES)[number];

/** One entry of the inbox. A system message has no sender and goes to the account's administrators. */
export interface MessageDocument {
  id: number;
  account_id: string;
  sender: string | null;
  recipient: string | null;
  subject: string;
  body: string;
  message_type: MessageType;
  priority: MessagePriority;
  created_by_system: boolean;
  metadata: Record<string, unknown>;
  /** The same notice is not stored twice: unique when given, for ever. */
  notice_key?: string;
  created_at: Date;
  expires_at: Date | null;
}

export const messageSchema = new Schema<MessageDocument>({
  id: { type: Number, required: true },
  account_id: { type: String, required: true },
  sender: { type: String, default: null },
  recipient: { type: String, default: null },
  subject: { type: String, required: true, maxlength: 255 },
  body: { type: String, required: true },
  message_type: { type: String, enum: MESSAGE_TYPES, required: true },
  priority: { type: String, enum: MESSAGE_PRIORITIES, required: true },
  created_by_system: { type: Boolean, required: true },
  metadata: { type: Schema.Types.Mixed, default: {} },
  notice_key: { type: String },
  created_at: { type: Date, required: true },
  expires_at: { type: Date, default: null },
});
messageSchema.index({ id: 1 }, { unique: true });
messageSchema.index({ account_id: 1, created_at: -1 });
messageSchema.index({ notice_key: 1 }, { unique: true, sparse: true });

/** Gives out the integer ids that existing clients expect. */
export interface CounterDocument {
  _id: string;
  value: number;
}

export const counterSchema = new Schema<CounterDocument>({
  _id: { type: String, required: true },
  value: { type: Number, required: true },
});
