import type { AccountDocument, BatchDocument } from '@timbre/store';
import type { ExplainCode, Obstacle } from './obstacle.ts';

const PAUSED: Readonly<Record<string, string>> = {
  no_balance: 'Recargue la cuenta: la campaña sigue sola',
  config: 'Corrija lo que Retell rechazó (agente o número) y reanude la campaña',
  high_failure_rate: 'Revise la calidad de los teléfonos de la lista y reanude la campaña',
};

const ofBatch = ({ state, pause_reason }: Pick<BatchDocument, 'state' | 'pause_reason'>): string => {
  if (state === 'importing') return 'Espere a que termine la importación: la campaña sigue sola';
  return PAUSED[pause_reason ?? ''] ?? 'Reanude la campaña';
};

const ADVICE: Partial<Record<ExplainCode, string>> = {
  no_balance: 'Recargue la cuenta: las personas suspendidas vuelven a la espera',
  caller_id: 'Cambie from_number de la campaña por uno que la norma admita',
  do_not_call: 'Si la anotación es un error, quítela de la lista de no llamar y vuelva a cargar a la persona',
  max_attempts: 'Conceda un intento más con PUT /api/v1/jobs/{job_id}/retry',
  failed: 'Si la causa está corregida, conceda un intento más con PUT /api/v1/jobs/{job_id}/retry',
  no_phone: 'Cargue a la persona de nuevo con otro teléfono',
  out_of_hours: 'No hay horario permitido en el próximo año: amplíe call_settings dentro de la política',
  day_not_allowed: 'No hay día permitido en el próximo año: amplíe days_of_week dentro de la política',
  batch_cancelled: 'Cargue a la persona en otra campaña',
  cancelled: 'Cargue a la persona en otra campaña',
  contact_cap: 'Las reglas de la cuenta no dejan ningún contacto: revíselas',
  no_slot: 'Nada: sale cuando termine otra llamada. Si es lo habitual, suba max_concurrent_calls',
  phone_busy: 'Nada: se mira de nuevo en un minuto',
  calling: 'Nada: espere el fin de la llamada',
};

/** What somebody has to do about the first obstacle, in Spanish; null when time alone removes it or nothing can. */
export const whatToDo = (
  obstacle: Obstacle | undefined,
  batch: Pick<BatchDocument, 'state' | 'pause_reason'>,
  account: Pick<AccountDocument, 'status'>,
): string | null => {
  if (obstacle === undefined || obstacle.until !== null) return null;
  if (obstacle.code === 'batch_paused') return ofBatch(batch);
  if (obstacle.code === 'account_suspended')
    return account.status === 'active' ? 'Levante la detención de emergencia' : 'Active la cuenta';
  return ADVICE[obstacle.code] ?? null;
};
