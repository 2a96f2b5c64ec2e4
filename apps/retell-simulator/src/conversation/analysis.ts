import type { CallRecord } from '../calls/call-record.ts';
import { factsOf } from './facts.ts';
import type { Facts, ScriptName } from './scripts.ts';

/** Retell's reading of a call, as it comes with `call_analyzed`. */
export interface Analysis {
  call_summary: string;
  call_successful: boolean;
  in_voicemail: boolean;
  user_sentiment: 'Negative' | 'Positive' | 'Neutral' | 'Unknown';
  custom_analysis_data: Record<string, string | number | boolean>;
}

interface Reading {
  summary: (facts: Facts) => string;
  sentiment: Analysis['user_sentiment'];
  successful?: true;
}

const READINGS: Record<ScriptName, Reading> = {
  promise: {
    summary: (f) =>
      `${f.nombre} reconoce la deuda con ${f.empresa} y se compromete a pagar ${f.monto_pago_hablado} el ${f.fecha_pago_hablada}.`,
    sentiment: 'Positive',
    successful: true,
  },
  refusal: {
    summary: (f) => `${f.nombre} dice que no puede pagar por ahora y no acepta repactar.`,
    sentiment: 'Negative',
  },
  already_paid: {
    summary: (f) => `${f.nombre} afirma que ya pagó y tiene comprobante; pide que se revise.`,
    sentiment: 'Neutral',
    successful: true,
  },
  call_later: { summary: (f) => `${f.nombre} pide que le llamen en otro momento.`, sentiment: 'Neutral' },
  wrong_person: {
    summary: () => 'Contesta otra persona: el número no corresponde al titular.',
    sentiment: 'Neutral',
  },
  opt_out: {
    summary: (f) => `${f.nombre} pide que no le vuelvan a llamar a este número.`,
    sentiment: 'Negative',
  },
  transfer: {
    summary: (f) => `${f.nombre} pide hablar con una persona y es transferido a una ejecutiva.`,
    sentiment: 'Neutral',
    successful: true,
  },
  transfer_cancelled: {
    summary: (f) => `${f.nombre} pide un ejecutivo, pero la transferencia no se concreta.`,
    sentiment: 'Neutral',
  },
  cut_short: { summary: () => 'La llamada se interrumpe por una falla técnica.', sentiment: 'Unknown' },
  silence: { summary: () => 'Contestan, pero nadie habla.', sentiment: 'Unknown' },
  voicemail: { summary: () => 'Contesta el buzón de voz.', sentiment: 'Unknown' },
  ivr: { summary: () => 'Contesta una central telefónica automática.', sentiment: 'Unknown' },
};

const NOT_CONNECTED: Analysis = {
  call_summary: 'La llamada no se conectó.',
  call_successful: false,
  in_voicemail: false,
  user_sentiment: 'Unknown',
  custom_analysis_data: {},
};

const INTERRUPTED: Reading = {
  summary: () => 'La llamada terminó antes de concluir la conversación.',
  sentiment: 'Unknown',
};

/** True once a connected call carried a promise to pay. */
const hasPromise = (call: CallRecord): boolean =>
  call.plan.script === 'promise' && call.reason === call.plan.reason;

/** The analysis of a finished call. Custom fields stay empty when nobody talked (retell.md §1.4). */
export const analyse = (call: CallRecord): Analysis => {
  const script = call.plan.script;
  if (call.status === 'not_connected' || call.started_at === call.ended_at || !script) return NOT_CONNECTED;
  const facts = factsOf(call);
  const reading = call.reason === call.plan.reason ? READINGS[script] : INTERRUPTED;
  const promised = hasPromise(call);
  const talked = !['voicemail', 'ivr', 'silence'].includes(script);
  return {
    call_summary: reading.summary(facts),
    call_successful: reading.successful ?? false,
    in_voicemail: call.plan.in_voicemail,
    user_sentiment: reading.sentiment,
    custom_analysis_data: talked
      ? {
          compromiso_pago: promised,
          opt_out: script === 'opt_out',
          ...(promised && { fecha_pago_cliente: facts.fecha_pago, monto_pago_cliente: facts.monto_pago }),
        }
      : {},
  };
};

/** What the agent noted during the call; Retell gives strings only. */
export const collectedVariables = (call: CallRecord): Record<string, string> | undefined => {
  if (!hasPromise(call)) return undefined;
  const { fecha_pago, monto_pago } = factsOf(call);
  return { fecha_pago_cliente: fecha_pago, monto_pago_cliente: String(monto_pago) };
};
