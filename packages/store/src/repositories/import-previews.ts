import type { ImportPreviewDocument, PreviewState } from '../documents/import-report.ts';
import { anyOf } from '../filters.ts';
import type { Models } from '../models.ts';
import type { AccountScope } from '../scope.ts';

/** Looks at files before they are loaded; removed by the server an hour later. */
export const createImportPreviewRepository = ({ import_previews }: Models) => ({
  async insert(document: ImportPreviewDocument): Promise<void> {
    await import_previews.insertOne(document);
  },

  find: (scope: AccountScope, preview_id: string): Promise<ImportPreviewDocument | null> =>
    import_previews.findOne({ preview_id, account_id: scope.account_id }).lean<ImportPreviewDocument>(),

  /** One preview by its id, for workers, whose payload is that id, and for platform credentials. */
  dangerouslyAcrossAccountsFind: (preview_id: string): Promise<ImportPreviewDocument | null> =>
    import_previews
      .findOne({ preview_id }, null, {
        acrossAccounts: 'a preview id comes from our own queue or from the platform',
      })
      .lean<ImportPreviewDocument>(),

  /** Changes a preview that is in one of `from`. */
  async change(
    scope: AccountScope,
    preview_id: string,
    from: readonly PreviewState[],
    change: Partial<ImportPreviewDocument>,
  ): Promise<void> {
    await import_previews.updateOne(
      { preview_id, account_id: scope.account_id, state: anyOf(from) },
      { $set: change },
    );
  },

  /** Takes a preview back whose job could not be queued. */
  async remove(scope: AccountScope, preview_id: string): Promise<void> {
    await import_previews.deleteOne({ preview_id, account_id: scope.account_id });
  },
});
