/** What stands where something of a person stood. */
export const ERASED = 'eliminado';

const NUMBERS = /\+?\d[\d .-]{4,}\d(?:-?[\dkK])?/g;
const ADDRESSES = /[^\s@]+@[^\s@]+/g;
const MARKUP = /[.*+?^${}()|[\]\\]/g;
const SHORTEST_NAME = 3;

const nameWords = (names: readonly string[]): string[] =>
  names
    .flatMap((name) => name.split(/\s+/))
    .filter((word) => word.length >= SHORTEST_NAME)
    .map((word) => word.replace(MARKUP, String.raw`\$&`));

/** A sentence without numbers of six digits and more, without e-mail addresses and without the words of these names. */
export const scrubText = (text: string, names: readonly string[] = []): string => {
  const words = nameWords(names);
  const plain = text.replace(ADDRESSES, ERASED).replace(NUMBERS, ERASED);
  if (words.length === 0) return plain;
  return plain.replace(new RegExp(`(?<!\\p{L})(?:${words.join('|')})(?!\\p{L})`, 'giu'), ERASED);
};
