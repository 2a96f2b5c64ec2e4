import { EXAMPLE_IMPORT_ANSWER } from './batches.ts';

/** The same fault in the list of an import's report. */
const told = {
  row: 14,
  rows: [14],
  column: 'RUTS',
  field: 'rut',
  code: 'wrong_check_digit',
  value_hint: '******11-2',
  reason: 'Fila 14: RUTS: el dígito verificador del RUT no corresponde',
  suggestion: 'El dígito verificador de ese número es 5',
  batch_id: null,
};

/** A page of what an import tells of its rows. */
export const EXAMPLE_IMPORT_ERRORS = {
  data: [told],
  next_cursor: null,
  has_more: false,
  total: 1,
  expires_at: '2026-11-24T13:00:03.000Z',
};

const debtor = {
  rut: '12345678-5',
  nombre: 'Marta Soto Rivas',
  monto_total: 150_000,
  rows: [2],
};

/** What is told of a file before it is loaded. */
export const EXAMPLE_PREVIEW = {
  success: true,
  preview_id: 'prv_01JD7Z8Q4M6V9K2T5W8X1Y3B7C',
  filename: 'Cartera noviembre.xlsx',
  state: 'completed',
  preview: {
    total_rows: 131,
    accepted_rows: 130,
    refused_rows: 1,
    valid_debtors: 119,
    with_valid_phone: 120,
    without_phone: 0,
    total_debt_amount: 18_450_000,
    estimated_cost: 55.93,
    duplicates_found: 1,
    duplicates_preview: [
      {
        ...debtor,
        duplicate_reasons: [
          {
            type: 'existing_job',
            batch_id: 'batch-20261120-9f31c2aa',
            message: 'Ya está en la campaña batch-20261120-9f31c2aa',
          },
        ],
      },
    ],
    duplicates: [{ dni_hint: '*****678-5', first_row: 2, rows: [2], batch_id: 'batch-20261120-9f31c2aa' }],
    duplicates_in_file: [{ dni_hint: '*****432-K', first_row: 3, rows: [3, 9] }],
    sample_debtors: [
      {
        ...debtor,
        origen_empresa: 'Tienda Andina',
        cantidad_cupones: 1,
        fecha_limite: '2026-12-03',
        fecha_maxima: '2026-12-07',
        phones: ['+56987654321'],
        to_number: '+56987654321',
      },
    ],
    sample_rows: [
      {
        row: 2,
        cells: [
          { column: 'RUTS', value: '12345678-5' },
          { column: 'Teléfono móvil', value: '987654321' },
        ],
      },
    ],
    sheet_name: 'Hoja1',
    header_row: 1,
    detected_columns: [
      {
        column: 'RUTS',
        letter: 'A',
        field: 'rut',
        label: 'RUT',
        confidence: 'exact',
        reason: 'El encabezado es uno de los conocidos',
        suggestion: null,
      },
      {
        column: 'Contacto',
        letter: 'B',
        field: null,
        label: null,
        confidence: 'none',
        reason: 'No se usa',
        suggestion: {
          field: 'other_phone',
          label: 'Otro teléfono',
          reason: 'Los valores se parecen a ese dato',
        },
      },
    ],
    missing_columns: [],
    country_format: { country: 'CL', example_phone: '+56 9 8765 4321', id_name: 'RUT', id_required: true },
    refusal: null,
    errors: [],
    errors_total: 0,
    warnings: [],
    warnings_total: 0,
  },
};

/** A file whose people were added to a campaign. */
export const EXAMPLE_UPLOAD = {
  ...EXAMPLE_IMPORT_ANSWER,
  message: '120 contactos agregados, 1 fila rechazada',
  processing_type: 'acquisition',
  jobs_added: 120,
};

/** A campaign of a use case. */
export const EXAMPLE_USE_CASE_ANSWER = {
  ...EXAMPLE_IMPORT_ANSWER,
  batch_id: 'batch-marketing-20261123-9f31c2aa',
  use_case: 'marketing',
  country: 'CL',
  stats: { ...EXAMPLE_IMPORT_ANSWER.stats, total_records_normalized: 120, processing_type: 'basic' },
};

/** The use cases, shortened to one. */
export const EXAMPLE_USE_CASES = {
  success: true,
  use_cases: ['marketing'],
  description: { marketing: 'Marketing: presenta una oferta a clientes, por segmento' },
  countries: { chile: 'CL', argentina: 'AR' },
  details: {
    marketing: {
      purpose: 'marketing',
      required_fields: ['company_name', 'offer_description'],
      columns: [{ name: 'customer_segment', kind: 'text' }],
      variables: ['nombre', 'empresa', 'descripcion_oferta'],
      defaults: { max_attempts: 2 },
    },
  },
};
