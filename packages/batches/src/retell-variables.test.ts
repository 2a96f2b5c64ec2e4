import { describe, expect, it } from 'vitest';
import { retellVariables, type VariablesContext, type VariablesJob } from './retell-variables.ts';

const CONTEXT: VariablesContext = {
  purpose: 'collections',
  company_name: 'Cobranzas Uno',
  now: new Date('2025-09-28T18:05:00Z'),
  zone: 'America/Santiago',
};
const JOB: VariablesJob = {
  contact: { name: 'Ana Soto', dni: '12345678-5' },
  payload: {
    debt_amount: 150_000.5,
    due_date: '2025-09-01',
    company_name: 'Tienda Uno',
    reference_number: 'F-12',
    additional_info: {
      cantidad_cupones: 3,
      fecha_maxima: '2025-10-05',
      opciones_pago: ['contado', 'cuotas'],
    },
  },
};

describe('retellVariables', () => {
  it('gives a collections call its names: whole digits, spoken dates, the time under both names', () => {
    expect(retellVariables(JOB, CONTEXT)).toEqual({
      tipo_llamada: 'cobranza',
      empresa: 'Tienda Uno',
      monto_total: '150001',
      fecha_limite: '1 de septiembre de 2025',
      fecha_maxima: '5 de octubre de 2025',
      dias_vencidos: '27',
      tipo_deuda: 'consolidated',
      cantidad_cupones: '3',
      cuotas_adeudadas: '3',
      opciones_pago: 'contado|cuotas',
      urgencia: 'media',
      nombre: 'Ana Soto',
      RUT: '12345678-5',
      rut: '12345678-5',
      referencia: 'F-12',
      current_time_America_Santiago: 'Sunday, September 28, 2025 at 03:05 PM CLT',
      'current_time_America/Santiago': 'Sunday, September 28, 2025 at 03:05 PM CLT',
    });
  });

  it('leaves out what is empty and falls back on the account', () => {
    const bare: VariablesJob = {
      contact: { name: 'Ana', dni: '' },
      payload: {
        debt_amount: null,
        due_date: null,
        company_name: null,
        reference_number: ' ',
        additional_info: { fecha_maxima: 'None' },
      },
    };
    expect(Object.keys(retellVariables(bare, CONTEXT)).sort()).toEqual([
      'current_time_America/Santiago',
      'current_time_America_Santiago',
      'empresa',
      'nombre',
      'tipo_deuda',
      'tipo_llamada',
    ]);
  });

  it('counts days overdue on the calendar of the person, and gives that zone its own time', () => {
    const late = { ...CONTEXT, now: new Date('2025-09-29T02:30:00Z') };
    const job = { ...JOB, payload: { ...JOB.payload, due_date: '2025-09-28' } };
    expect(retellVariables(job, late)).toMatchObject({ dias_vencidos: '0', urgencia: 'baja' });
    const easter = retellVariables(job, { ...late, zone: 'Pacific/Easter' });
    expect(easter['current_time_Pacific/Easter']).toBe('Sunday, September 28, 2025 at 09:30 PM');
    expect(easter.current_time_Pacific_Easter).toBe(easter['current_time_Pacific/Easter']);
    expect(easter.current_time_America_Santiago).toBe('Sunday, September 28, 2025 at 11:30 PM CLT');
  });

  it('speaks of an offer when there is one, and of a survey when that is the purpose', () => {
    const offer = {
      offer_description: 'Plan nuevo',
      discount_percentage: 60,
      offer_value: 9990,
      offer_expires: '2025-12-31',
    };
    const job = { ...JOB, payload: { ...JOB.payload, additional_info: offer } };
    expect(retellVariables(job, CONTEXT)).toMatchObject({
      tipo_llamada: 'marketing',
      descripcion_oferta: 'Plan nuevo',
      descuento_porcentaje: '60',
      valor_oferta: '9990',
      oferta_expira: '31 de diciembre de 2025',
      urgencia: 'alta',
      categoria_producto: 'general',
    });
    const survey = {
      ...JOB,
      payload: { ...JOB.payload, additional_info: { interaction_type: 'survey', preguntas: ['a', 'b'] } },
    };
    expect(retellVariables(survey, { ...CONTEXT, purpose: 'survey' })).toMatchObject({
      tipo_llamada: 'experiencia_usuario',
      tipo_interaccion: 'survey',
      preguntas_encuesta: 'a|b',
    });
  });
});
