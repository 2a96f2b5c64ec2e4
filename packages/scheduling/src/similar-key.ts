const MAX_KEY_LENGTH = 40;
const MAX_DISTANCE = 2;

const bare = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Edits (insert, delete, replace, swap of neighbours) between two short texts. */
const editDistance = (a: string, b: string): number => {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  const cell = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const replaced = cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? cell(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY;
      rows[i]?.push(Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, replaced, swapped));
    }
  }
  return cell(a.length, b.length);
};

/**
 * The known key that `key` was probably meant to be (case, punctuation or at most two slips apart), or null. Short
 * keys must come closer: two slips in five letters is another word.
 */
export const similarKey = (key: string, known: readonly string[]): string | null => {
  if (key.length > MAX_KEY_LENGTH) return null;
  const text = bare(key);
  let best: { candidate: string; distance: number } | null = null;
  for (const candidate of known) {
    const distance = editDistance(text, bare(candidate));
    const allowed = Math.min(MAX_DISTANCE, Math.floor(candidate.length / 4));
    if (distance <= allowed && (!best || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate ?? null;
};
