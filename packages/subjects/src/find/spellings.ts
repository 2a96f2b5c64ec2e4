const gap = '[ .-]{0,3}';

const ofPhone = (phone: string): string => [...phone.replace(/\D/g, '').slice(-9)].join(gap);

const ofDni = (dni: string): string =>
  [...dni.replace(/[^\dA-Za-z]/g, '')].map((sign) => sign.replace(/[^\w]/g, '')).join(gap);

/**
 * Finds a person's number in a text, in whatever way it is grouped: RUT (or other id) and phones. Null when there is
 * nothing to look for; numbers of fewer than six signs name too many others.
 */
export const spellingsOf = (person_key: string, phones: readonly string[]): RegExp | null => {
  const numbers = person_key.startsWith('+') ? [person_key, ...phones] : phones;
  const patterns = [
    ...(person_key.startsWith('+') ? [] : [person_key].filter((dni) => dni.length >= 6).map(ofDni)),
    ...[...new Set(numbers)].filter((phone) => phone.length >= 9).map(ofPhone),
  ];
  return patterns.length === 0
    ? null
    : new RegExp(`(?<![0-9a-z])(?:\\+?56)?(?:${patterns.join('|')})(?![0-9])`, 'i');
};
