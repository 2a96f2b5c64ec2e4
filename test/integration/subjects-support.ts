import type { Store } from '@timbre/store';

/** Collections in which somebody who was erased may still stand: what the law keeps. */
const KEPT_BY_LAW = new Set(['evidence']);

/** The collections in which one of these texts stands, in any document. GridFS and Redis are not looked at. */
export const collectionsWith = async ({ connection }: Store, texts: readonly string[]): Promise<string[]> => {
  const found: string[] = [];
  for (const name of Object.keys(connection.models)) {
    const text = JSON.stringify(await connection.collection(name).find({}).toArray());
    for (const wanted of texts) if (text.includes(wanted)) found.push(`${name}: ${wanted}`);
  }
  return found.filter((entry) => !KEPT_BY_LAW.has(entry.split(':', 1)[0] ?? ''));
};
