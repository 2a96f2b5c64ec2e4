import { ruleOf } from '@timbre/scheduling';
import type { BatchDocument } from '@timbre/store';
import type { GateReading } from '../dial/gate-facts.ts';
import type { Standing } from '../dial/standing.ts';
import type { Verdict } from './judge.ts';

/** Why a whole campaign does not get on until somebody acts. */
export interface Held {
  code: string;
  /** Spanish, with what to do. */
  sentence: string;
}

const PAUSED: Readonly<Record<string, string>> = {
  no_balance: 'La campaña está pausada por falta de saldo: recargue la cuenta',
  config: 'La campaña se pausó porque Retell rechazó su configuración: revise agente y número, y reanúdela',
  high_failure_rate: 'La campaña se pausó porque fallaban demasiadas llamadas: revise la lista y reanúdela',
};

/** Why a campaign in this state does not dial; null when it does. */
export const heldByState = ({
  state,
  is_active,
  pause_reason,
}: Pick<BatchDocument, 'state' | 'is_active' | 'pause_reason'>): Held | null => {
  switch (state) {
    case 'cancelled':
    case 'deleting':
      return { code: 'batch_cancelled', sentence: 'La campaña está cancelada' };
    case 'completed':
      return { code: 'nothing_left', sentence: 'La campaña terminó' };
    case 'importing':
      return { code: 'batch_paused', sentence: 'La campaña se está importando: parte sola cuando termina' };
    default:
      if (state === 'running' && is_active) return null;
      return {
        code: pause_reason === 'no_balance' ? 'no_balance' : 'batch_paused',
        sentence: PAUSED[pause_reason ?? ''] ?? 'La campaña está pausada: reanúdela para que siga',
      };
  }
};

/** Why nobody of a campaign can be called until somebody acts: `anybody` is the gate's word on anybody in it. */
export const heldByRules = (reading: GateReading, anybody: Verdict, { stopped }: Standing): Held | null => {
  // That a campaign is over is told by its state.
  if (anybody.code === null || anybody.until !== null || anybody.code === 'batch_cancelled') return null;
  if (anybody.code === 'account_suspended' && stopped !== null)
    return {
      code: 'account_suspended',
      sentence: `Llamadas detenidas: ${stopped.reason}. Levante la detención`,
    };
  const { title, text } = ruleOf(anybody.code, reading.policy);
  return { code: anybody.code, sentence: `${title}. ${text}` };
};
