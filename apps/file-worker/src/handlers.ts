import { abandonImport, abandonPreview, runImport, runPreview } from '@timbre/batches';
import { JOBS, type HandlersFor } from '@timbre/queue';
import type { FileWorker } from './compose.ts';

/** One use case for each job of the queue of files. After the last try of an import its batch does not stay half-made. */
export const handlersOf = ({ batches }: FileWorker): HandlersFor<'import'> => ({
  'import-run': async ({ import_id }, { attempt }) => {
    try {
      return await runImport(batches)(import_id);
    } catch (error) {
      if (attempt >= JOBS['import-run'].tries) await abandonImport(batches)(import_id);
      throw error;
    }
  },
  'import-preview': async ({ preview_id }, { attempt }) => {
    try {
      return await runPreview(batches)(preview_id);
    } catch (error) {
      if (attempt >= JOBS['import-preview'].tries) await abandonPreview(batches)(preview_id);
      throw error;
    }
  },
});
