/**
 * What an account asks for beyond the law of the country: every field only narrows. Times `HH:mm` in the zone of the
 * person called.
 */
export interface ContactRules {
  hours?: { start: string; end: string };
  /** 1 Monday to 7 Sunday. */
  days?: number[];
  max_contacts_per_week?: number;
  /** `any`: every call that was placed counts as a contact, answered or not. */
  counts?: 'any';
  holidays_closed?: true;
  /** `strict`: a person whose zone nobody knows is called only while every zone of the country allows it. */
  unknown_zone?: 'strict';
}
