/** What became of the documents of one collection. */
export interface CollectionReport {
  read: number;
  /** Newly written, or that would be with `dry_run`. */
  written: number;
  /** Found in Timbre from an earlier run, and left alone. */
  existing: number;
  /** Not brought over, by reason. */
  skipped: Record<string, number>;
  /** Brought over with something put right, by what it was. */
  repaired: Record<string, number>;
}

/** One thing that somebody may want to look at: ids only, never a person's data. */
export interface Remark {
  collection: string;
  id: string;
  what: string;
}

/** The whole import, collection by collection. */
export interface LegacyReport {
  dry_run: boolean;
  collections: Record<string, CollectionReport>;
  /** The first remarks of each kind. */
  remarks: Remark[];
}

const REMARKS_OF_A_KIND = 20;

/** Keeps the account of an import. */
export interface Tally {
  report: LegacyReport;
  read(collection: string, count?: number): void;
  written(collection: string, count?: number): void;
  existing(collection: string, count?: number): void;
  skipped(collection: string, reason: string, id: string): void;
  /** Documents that are left where they are, without a remark for each. */
  left(collection: string, reason: string, count: number): void;
  repaired(collection: string, what: readonly string[], id: string): void;
}

/** A report with nothing in it, and the hands that fill it. */
export const openTally = (dry_run: boolean): Tally => {
  const report: LegacyReport = { dry_run, collections: {}, remarks: [] };
  const shown = new Map<string, number>();
  const of = (collection: string): CollectionReport =>
    (report.collections[collection] ??= { read: 0, written: 0, existing: 0, skipped: {}, repaired: {} });
  const remark = (collection: string, what: string, id: string): void => {
    const kind = `${collection} ${what}`;
    const count = shown.get(kind) ?? 0;
    shown.set(kind, count + 1);
    if (count < REMARKS_OF_A_KIND) report.remarks.push({ collection, id, what });
  };
  return {
    report,
    read: (collection, count = 1) => void (of(collection).read += count),
    written: (collection, count = 1) => void (of(collection).written += count),
    existing: (collection, count = 1) => void (of(collection).existing += count),
    skipped(collection, reason, id) {
      const { skipped } = of(collection);
      skipped[reason] = (skipped[reason] ?? 0) + 1;
      remark(collection, reason, id);
    },
    left(collection, reason, count) {
      const { skipped } = of(collection);
      if (count > 0) skipped[reason] = (skipped[reason] ?? 0) + count;
    },
    repaired(collection, what, id) {
      const { repaired } = of(collection);
      for (const one of what) {
        repaired[one] = (repaired[one] ?? 0) + 1;
        remark(collection, one, id);
      }
    },
  };
};
