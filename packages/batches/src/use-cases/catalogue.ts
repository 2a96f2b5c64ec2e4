import type { Purpose } from '@timbre/scheduling';
import type { ExtraField } from '../import/types.ts';
import { MARKETING_COLUMNS, SURVEY_COLUMNS } from './columns.ts';

/** The kinds of campaign that can be started from a file with one request. */
export const USE_CASES = ['debt_collection', 'marketing', 'survey', 'user_experience'] as const;
export type UseCaseName = (typeof USE_CASES)[number];

/** Countries for which they can be started, by their name in the address. */
export const USE_CASE_COUNTRIES = {
  chile: { code: 'CL', timezone: 'America/Santiago' },
  argentina: { code: 'AR', timezone: 'America/Argentina/Buenos_Aires' },
} as const;
export type UseCaseCountry = keyof typeof USE_CASE_COUNTRIES;

/** What one kind of campaign is: its law, its columns, what its agent is told, what holds unless the uploader says otherwise. */
export interface UseCase {
  name: UseCaseName;
  /** Spanish, one line. */
  description: string;
  /** The kind of call that the contact policy has rules for. */
  purpose: Purpose;
  /** False: in Chile too a person may come without a RUT, and is then told apart by phone. */
  id_required: boolean;
  /** Columns that only this kind of campaign knows. */
  columns: readonly ExtraField[];
  /** Form fields without which it cannot be started, beside the file. */
  required_fields: readonly string[];
  /** Names of the variables that the agent gets. */
  variables: readonly string[];
  /** `call_settings` where the uploader gives none. */
  defaults: Readonly<Record<string, unknown>>;
}

const EVERYBODY = ['nombre', 'RUT', 'empresa', 'referencia', 'tipo_llamada', 'current_time_America_Santiago'];
const SURVEY_VARIABLES = [
  ...['tipo_interaccion', 'cliente_id', 'producto_servicio', 'fecha_compra', 'objetivo_satisfaccion'],
  ...['mensaje_personalizado', 'preguntas_encuesta', 'duracion_esperada', 'contexto_adicional'],
];
const SURVEY_DEFAULTS = { max_attempts: 2, allowed_hours: { start: '10:00', end: '20:00' } };

const CATALOGUE: Readonly<Record<UseCaseName, UseCase>> = {
  debt_collection: {
    name: 'debt_collection',
    description: 'Cobranza: recuerda una deuda vencida y busca un compromiso de pago',
    purpose: 'collections',
    id_required: true,
    columns: [],
    required_fields: ['company_name'],
    variables: [
      ...EVERYBODY,
      ...['monto_total', 'fecha_limite', 'fecha_maxima', 'dias_vencidos', 'tipo_deuda', 'cantidad_cupones'],
      ...['cuotas_adeudadas', 'opciones_pago', 'urgencia'],
    ],
    defaults: { max_attempts: 3 },
  },
  marketing: {
    name: 'marketing',
    description: 'Marketing: presenta una oferta a clientes, por segmento',
    purpose: 'marketing',
    id_required: false,
    columns: MARKETING_COLUMNS,
    required_fields: ['company_name', 'offer_description'],
    variables: [
      ...EVERYBODY,
      ...['descripcion_oferta', 'descuento_porcentaje', 'categoria_producto', 'segmento_cliente'],
      ...['tipo_campana', 'llamada_accion', 'valor_oferta', 'oferta_expira', 'urgencia'],
    ],
    defaults: { max_attempts: 2 },
  },
  survey: {
    name: 'survey',
    description: 'Encuesta: hace las preguntas del archivo o del formulario',
    purpose: 'survey',
    id_required: false,
    columns: SURVEY_COLUMNS,
    required_fields: ['company_name'],
    variables: [...EVERYBODY, ...SURVEY_VARIABLES],
    defaults: SURVEY_DEFAULTS,
  },
  user_experience: {
    name: 'user_experience',
    description: 'Experiencia de usuario: pregunta cómo resultó una compra o una atención',
    purpose: 'user_experience',
    id_required: false,
    columns: SURVEY_COLUMNS,
    required_fields: ['company_name'],
    variables: [...EVERYBODY, ...SURVEY_VARIABLES],
    defaults: SURVEY_DEFAULTS,
  },
};

/** Every use case, in the order in which they are listed. */
export const listUseCases = (): UseCase[] => USE_CASES.map((name) => CATALOGUE[name]);

/** The use case called `name`; undefined for a name that is none. */
export const findUseCase = (name: unknown): UseCase | undefined =>
  listUseCases().find((use_case) => use_case.name === name);
