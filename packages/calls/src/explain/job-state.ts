import { readJob } from '@timbre/batches';
import { accountScope, type AttemptDocument, type BatchDocument, type JobDocument } from '@timbre/store';
import type { GateCode } from '@timbre/scheduling';
import type { ExplainDeps } from './deps.ts';
import {
  forGood,
  untilEvent,
  untilSomebody,
  untilThen,
  type ExplainCode,
  type Obstacle,
} from './obstacle.ts';

const CALLING: Partial<Record<AttemptDocument['state'], string>> = {
  queued: 'La llamada está en la cola para marcarse',
  dialing: 'Se está marcando',
  placed: 'La persona está en una llamada',
  unknown: 'No se sabe si Retell cursó la llamada: se la busca durante 15 minutos',
  ended: 'La llamada terminó: se espera su análisis, a lo más 10 minutos',
};

const inProgress = async ({ store }: ExplainDeps, job: JobDocument): Promise<Obstacle> => {
  const open =
    job.live_attempt_id === null
      ? []
      : await store.attempts.listOfJob(accountScope(job.account_id), job.job_id);
  const live = open.find((attempt) => attempt.attempt_id === job.live_attempt_id);
  return untilEvent('calling', CALLING[live?.state ?? 'queued'] ?? 'La llamada se está cerrando');
};

/** Why a job failed: the gate's last word if that ended it, else the sentence that it shows. */
const failure = ({ gate, last_error }: JobDocument): Obstacle => {
  const reason = last_error ?? 'La gestión terminó sin contacto';
  if (gate?.verdict === 'deny' && gate.code !== null && gate.reason === last_error)
    return forGood(gate.code, reason);
  if (/^Máximo de intentos/.test(reason)) return forGood('max_attempts', reason);
  if (/^(?:Sin teléfono|No quedan teléfonos)/.test(reason)) return forGood('no_phone', reason);
  return forGood('failed', reason);
};

const cancellation = ({ wait_reason, cancellation_reason }: JobDocument, batch: BatchDocument): Obstacle => {
  const reason = cancellation_reason ?? 'Cancelado';
  if (wait_reason === 'do_not_call') return forGood('do_not_call', reason);
  const byBatch = batch.state === 'cancelled' || batch.state === 'deleting';
  return forGood(byBatch ? 'batch_cancelled' : 'cancelled', reason);
};

/** What a job's own status says; null while it waits to be called. */
export const stateObstacle = async (
  deps: ExplainDeps,
  stored: JobDocument,
  batch: BatchDocument,
): Promise<Obstacle | null> => {
  const job = readJob(stored, batch);
  switch (job.status) {
    case 'completed':
    case 'done':
      return forGood('completed', 'La persona fue contactada');
    case 'failed':
      return failure(job);
    case 'cancelled':
      return cancellation(job, batch);
    case 'in_progress':
      return inProgress(deps, job);
    case 'suspended':
      return untilSomebody('no_balance', job.last_error ?? 'Saldo insuficiente');
    default:
      return null;
  }
};

/** What the engine writes as `wait_reason` beside the gate's own codes. */
export const WAITS: Readonly<Record<string, readonly [ExplainCode, string]>> = {
  retry: ['retry', 'Espera el plazo entre intentos'],
  next_phone: ['retry', 'Espera el descanso de su próximo teléfono'],
  platform_fault: ['platform_fault', 'La última llamada falló por la plataforma: se prueba de nuevo'],
  halt: ['capacity', 'Retell detuvo llamadas: se prueba de nuevo'],
  config: ['capacity', 'Retell rechazó la configuración de la última llamada: se prueba de nuevo'],
  asset_missing: ['capacity', 'Retell no reconoce el número o el agente: se prueba de nuevo'],
  workspace: ['capacity', 'Retell rechazó al espacio de trabajo: se prueba de nuevo'],
  unreachable: ['capacity', 'No se pudo conectar con Retell: se prueba de nuevo'],
  capacity: ['capacity', 'Retell pidió menos llamadas: se prueba de nuevo'],
  phone_busy: ['phone_busy', 'La persona o el teléfono estaba en otra llamada'],
};

/** The put-off of a waiting job, however the gate stands now; null when it is due. */
export const waitObstacle = (job: JobDocument, now: Date): Obstacle | null => {
  if (job.reserved_until <= now) return null;
  const [code, reason] = WAITS[job.wait_reason ?? 'retry'] ?? [
    // What is not written above is a code of the gate, which put the job off with these very words.
    job.wait_reason as GateCode,
    job.last_error ?? 'Postergado por una regla',
  ];
  return untilThen(code, reason, job.reserved_until);
};
