import type { Withdrawal } from '@timbre/batches';
import type { WithdrawalView } from '@timbre/contracts';

const people = (count: number): string =>
  count === 1 ? '1 persona retirada' : `${count} personas retiradas`;

const summed = ({ people: found, cancelled, finishing, not_found, invalid }: Withdrawal): string =>
  [
    `${people(found)}: ${cancelled} jobs cancelados`,
    `${finishing} con una llamada que termina`,
    `${not_found.length} sin encontrar`,
    `${invalid.length} errores`,
  ].join(', ');

/** What a withdrawal answers. */
export const presentWithdrawal = (done: Withdrawal): WithdrawalView => ({
  success: true,
  message: summed(done),
  withdrawal_id: done.withdrawal_id,
  people: done.people,
  cancelled: done.cancelled,
  finishing: done.finishing,
  in_flight: done.in_flight,
  batches: done.batches.map(({ batch, cancelled, finishing }) => ({
    batch_id: batch?.batch_id ?? null,
    name: batch?.name ?? null,
    cancelled,
    finishing,
  })),
  not_found: done.not_found,
  errors: done.invalid,
  warnings: done.importing.map(
    ({ batch_id }) =>
      `El lote ${batch_id} se está importando: repita el retiro cuando termine, por si el archivo trae a estas personas`,
  ),
});
