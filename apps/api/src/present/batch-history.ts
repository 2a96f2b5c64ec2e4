import type { BatchHistory, HistoryEntry } from '@timbre/batches';
import type { BatchChangeView, BatchHistoryList } from '@timbre/contracts';

/** Who is not of the account, in words: its people need not know the platform's by name. */
const NAMES: Readonly<Record<HistoryEntry['actor']['kind'], string>> = {
  system: 'Timbre',
  cli: 'Operación de la plataforma',
  user: 'Equipo de la plataforma',
  api_key: 'Llave de la plataforma',
};

const presentChange = ({ _id, at, action, actor, name, before, after }: HistoryEntry): BatchChangeView => {
  const { reason, ...rest } = after ?? {};
  return {
    change_id: _id,
    at,
    action,
    actor: { kind: actor.kind, id: actor.id, name: name ?? NAMES[actor.kind] },
    reason: typeof reason === 'string' ? reason : null,
    before,
    after: after === null ? null : rest,
  };
};

/** The history of a batch, without the addresses of its people: those stand in the audit log. */
export const presentBatchHistory = ({ items, next_cursor }: BatchHistory): BatchHistoryList => ({
  data: items.map(presentChange),
  next_cursor,
  has_more: next_cursor !== null,
});
