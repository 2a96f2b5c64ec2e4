/** A header as it is compared: lower case, without accents, blanks, hyphens and other marks; `/` stays. */
export const foldHeader = (header: string): string =>
  header
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9/]/g, '');
