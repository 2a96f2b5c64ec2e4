import { ruleOf, type ContactPolicy, type GateCode, type RuleMoment } from '@timbre/scheduling';

/** Why somebody is not called now, beyond the gate's own codes. */
export type SkipCode =
  GateCode | 'invalid_rut' | 'invalid_phone' | 'invalid_contact' | 'repeated' | 'duplicate' | 'retry';

/** People who are not called now for one reason. */
export interface Skipped {
  code: SkipCode;
  count: number;
  /** Spanish. */
  sentence: string;
  /** From when the first of them may be called; null: when somebody acts, or never. */
  next_at: Date | null;
  /** True when this campaign will never call them. */
  permanent: boolean;
  /** Up to 20 jobs of a campaign that exists. */
  job_ids: string[];
  /** Up to 20 positions in the list of contacts, from 0. */
  indexes: number[];
}

/** Somebody in particular: a job, or a place in a list. */
export interface Ref {
  job_id?: string;
  index?: number;
}

const MOST_REFS = 20;

const SENTENCES: Readonly<Record<Exclude<SkipCode, GateCode>, string>> = {
  invalid_rut: 'El RUT falta o su dígito verificador no corresponde: corríjalo y vuelva a cargarlo',
  invalid_phone: 'No hay un teléfono al que se pueda llamar: corríjalo y vuelva a cargarlo',
  invalid_contact: 'Los datos del contacto tienen errores: vea errors',
  repeated: 'La persona está más de una vez en la lista: se la llama una sola vez',
  duplicate:
    'La persona está en otra campaña viva de la cuenta; con allow_duplicates=true también la llama esta',
  retry: 'Esperan su próximo intento',
};

const own = (code: SkipCode): string | undefined => (SENTENCES as Partial<Record<SkipCode, string>>)[code];

/** What a code means to an operator, in the words of the rule behind it. */
export const sentenceOf = (code: SkipCode, policy: ContactPolicy, at?: RuleMoment): string => {
  const sentence = own(code);
  if (sentence !== undefined) return sentence;
  const { title, text } = ruleOf(code as GateCode, policy, at);
  return `${title}. ${text}`;
};

/** What is added to a {@link Tally}: so many people, `weight` of them for each one seen. */
export interface Entry {
  code: SkipCode;
  weight?: number;
  until?: Date | null;
  permanent?: boolean;
  ref?: Ref;
}

/** Collects people by reason. */
export interface Tally {
  add(entry: Entry): void;
  /** The reasons, the most frequent first; counts are whole and their sum is that of the weights, rounded. */
  list(): Skipped[];
}

const earlier = (a: Date | null, b: Date | null): Date | null =>
  a === null || b === null ? (a ?? b) : a < b ? a : b;

/** An empty tally; `sentence` words the codes. */
export const newTally = (sentence: (code: SkipCode) => string): Tally => {
  const byCode = new Map<SkipCode, Skipped>();
  return {
    add({ code, weight = 1, until = null, permanent = false, ref = {} }) {
      const fresh = { code, count: 0, sentence: sentence(code), next_at: null, permanent };
      const entry = byCode.get(code) ?? { ...fresh, job_ids: [], indexes: [] };
      entry.count += weight;
      entry.next_at = earlier(entry.next_at, until);
      entry.permanent &&= permanent;
      if (ref.job_id !== undefined && entry.job_ids.length < MOST_REFS) entry.job_ids.push(ref.job_id);
      if (ref.index !== undefined && entry.indexes.length < MOST_REFS) entry.indexes.push(ref.index);
      byCode.set(code, entry);
    },
    list: () =>
      [...byCode.values()]
        .map((entry) => ({ ...entry, count: Math.round(entry.count) }))
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count),
  };
};
