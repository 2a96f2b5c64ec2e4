/** What can be wrong with a record, in the words of the answer. */
export const BREAKS = {
  seal_missing: 'Falta un sello de la cadena',
  seal_altered: 'Un sello no corresponde a su hash',
  seal_unlinked: 'Un sello no nombra el hash del anterior',
  entry_missing: 'Falta un registro que un sello contiene',
  entry_altered: 'Un registro no corresponde al hash de su sello',
  entry_foreign: 'Un registro dice estar en un sello que no lo contiene',
  unsealed_too_long: 'Hay registros sin sellar hace más de 10 minutos',
  attempt_without_entry: 'Un intento terminado no tiene registro',
  anchor_differs: 'El sello anotado fuera del sistema no es el que está guardado',
} as const;
export type BreakKind = keyof typeof BREAKS;

/** One fault of a record: which, where, and in which entry, attempt or seal. */
export interface Break {
  kind: BreakKind;
  detail: string;
  seal: number | null;
  id: string | null;
}

/** A fault with its sentence. */
export const breakOf = (kind: BreakKind, seal: number | null, id: string | null = null): Break => ({
  kind,
  detail: BREAKS[kind],
  seal,
  id,
});
