/** The part of a list that a client asked for. */
export interface Page {
  limit: number;
  skip: number;
}

/** A part of a list with the size of the whole. */
export interface Paged<T> {
  items: T[];
  total: number;
}
