import type { ImportReportDocument, ReportItem, ReportList } from '../documents/import-report.ts';
import { between } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Items of a part: a page of the API reads two parts at most. */
const PART = 500;

/** What imports tell of their rows, in full; removed by the server after a day. */
export const createImportReportRepository = ({ import_reports }: Models) => ({
  /** Stores one list of a report, in place of what a run that died stored of it. */
  async put(
    scope: AccountScope,
    import_id: string,
    list: ReportList,
    items: readonly ReportItem[],
    expires_at: Date,
  ): Promise<void> {
    const { account_id } = scope;
    await import_reports.deleteMany({ account_id, import_id, list });
    for (let part = 0; part * PART < items.length; part++) {
      await import_reports.insertOne({
        _id: `${import_id}:${list}:${part}`,
        ...{ import_id, account_id, list, part, expires_at },
        items: items.slice(part * PART, (part + 1) * PART),
      });
    }
  },

  /** `limit` items (500 at most) of a list from `offset` on; fewer at its end, none once it was removed. */
  async page(
    scope: AccountScope,
    import_id: string,
    list: ReportList,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<ReportItem[]> {
    const first = Math.floor(offset / PART);
    const parts = await import_reports
      .find({ account_id: scope.account_id, import_id, list, part: between(first, first + 2) })
      .sort({ part: 1 })
      .lean<ImportReportDocument[]>();
    const from = offset - first * PART;
    return parts.flatMap(({ items }) => items).slice(from, from + Math.min(limit, PART));
  },

  /** Removes what is left of an import's report. */
  async remove(scope: AccountScope, import_id: string): Promise<void> {
    await import_reports.deleteMany({ account_id: scope.account_id, import_id });
  },
});
