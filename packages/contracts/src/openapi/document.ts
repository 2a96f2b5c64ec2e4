import type { Operation } from '../operation.ts';
import { OPERATIONS } from '../operations.ts';
import { componentSchemas } from './components.ts';
import { operationObject, problemStatuses } from './operation-object.ts';
import { problemResponses } from './responses.ts';

/** The API's version: it grows with what clients can notice. */
export const API_VERSION = '0.1.0';

const TAGS: Readonly<Record<string, string>> = {
  Sistema: 'Estado del servicio',
  Sesión: 'Personas que entran con correo y clave',
  Llaves: 'API keys para programas',
  Personas: 'Quién entra con correo y clave, y qué puede hacer',
  Auditoría: 'Qué se hizo y quién lo hizo',
  Cuentas: 'Cuentas, sus límites y precios',
  Saldo: 'Saldo, recargas y movimientos',
  Lotes: 'Campañas: crear, importar, pausar, seguir',
  Panel: 'Cifras para pantallas que se consultan a menudo',
  Importaciones: 'Archivos de contactos: qué se cargó, qué no y por qué',
  Jobs: 'Las personas de un lote: a quién se llama y en qué va',
  Llamadas: 'Las llamadas hechas, con su resultado, costo y grabación',
  Evidencia: 'El registro sellado de intentos e impedimentos',
  Emergencia: 'Detener todas las llamadas, ahora',
  'No llamar': 'Personas y teléfonos a quienes no se llama',
  'Política de contacto': 'Cuándo y cuánto se puede llamar: leyes, feriados y reglas propias',
  'Datos personales': 'Buscar, exportar, bloquear y borrar los datos de una persona',
  Resultados: 'Qué pasó con cada persona de una campaña',
  Webhooks: 'Avisos que llegan de Retell',
};

const INFO = {
  title: 'Timbre',
  version: API_VERSION,
  description:
    'Campañas de llamadas con agentes de voz. Fechas en ISO-8601 UTC, dinero en decimales (US$), barras finales opcionales. ' +
    'Las listas son arreglos con X-Total-Count y Link; los rechazos, application/problem+json.',
  license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
};

const SECURITY = {
  bearer: {
    type: 'http',
    scheme: 'bearer',
    description: 'Una API key (tmb_live_…) o el token de una sesión',
  },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'Una API key' },
  session: {
    type: 'apiKey',
    in: 'cookie',
    name: 'timbre_session',
    description: 'La cookie del panel; los cambios llevan además el encabezado X-Timbre-Csrf: 1',
  },
};

const paths = (operations: readonly Operation[]): Record<string, Record<string, object>> => {
  const all: Record<string, Record<string, object>> = {};
  for (const operation of operations)
    all[operation.path] = { ...all[operation.path], [operation.method]: operationObject(operation) };
  return all;
};

/** The OpenAPI 3.1 document of every operation in `OPERATIONS`. The same input gives the same document. */
export const openApiDocument = (): Record<string, unknown> => {
  const operations: readonly Operation[] = Object.values(OPERATIONS);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/', description: 'Este servidor' }],
    tags: tags.map((name) => ({ name, description: TAGS[name] ?? name })),
    paths: paths(operations),
    components: {
      schemas: componentSchemas(),
      responses: problemResponses(operations.flatMap(problemStatuses)),
      securitySchemes: SECURITY,
    },
  };
};
