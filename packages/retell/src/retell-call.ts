/** What Retell charged, in US cents. Stored, never charged on. */
export interface RetellCallCost {
  combined_cost?: number;
  total_duration_seconds?: number;
  total_duration_unit_price?: number;
}

/** Retell's reading of the conversation; arrives seconds after the end, and its custom fields only if somebody spoke. */
export interface RetellCallAnalysis {
  call_summary?: string;
  call_successful?: boolean;
  in_voicemail?: boolean;
  user_sentiment?: string;
  custom_analysis_data?: Record<string, unknown>;
}

/** One turn of the conversation. */
export interface RetellUtterance {
  role: string;
  content: string;
}

/**
 * A call as Retell gives it, reduced to the fields that we read (retell.md §1.4). Timestamps are epoch milliseconds.
 * Nearly everything is optional: a call that never started may come back without numbers and metadata.
 */
export interface RetellCall {
  call_id: string;
  /** registered, ongoing, ended, error, not_connected, or a value that is younger than this code. */
  call_status: string;
  agent_id?: string;
  agent_version?: number;
  to_number?: string;
  from_number?: string;
  direction?: string;
  start_timestamp?: number;
  end_timestamp?: number;
  duration_ms?: number;
  disconnection_reason?: string;
  transcript?: string;
  transcript_object?: RetellUtterance[];
  recording_url?: string;
  recording_multi_channel_url?: string;
  public_log_url?: string;
  transfer_destination?: string;
  call_analysis?: RetellCallAnalysis;
  call_cost?: RetellCallCost;
  metadata?: Record<string, unknown>;
  collected_dynamic_variables?: Record<string, unknown>;
}
