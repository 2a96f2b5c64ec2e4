const MAX_LENGTH = 200;

const parseObject = (text: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** Retell's sentence: `message`, else `error_message`, else the raw text (retell.md §1.8). Not fit for a log. */
export const errorText = (body: string): string => {
  const { message, error_message } = parseObject(body);
  if (typeof message === 'string') return message;
  return typeof error_message === 'string' ? error_message : body;
};

/** The sentence without phone numbers (their last two digits stay) and control characters, and of bounded length. */
export const safeText = (text: string): string =>
  text
    .replace(/\+?\d{6,13}(\d{2})/g, '…$1')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, MAX_LENGTH);
