import { strongInProduction } from '../checks.ts';
import { email, flag, integer, list, port, text, textLike, url } from '../schemas.ts';
import { group } from '../variable.ts';

/** The HTTP side. */
export const API = group({
  API_HOST: {
    schema: text(),
    es: 'Dirección en que escucha la API; 0.0.0.0 para todas.',
    en: 'Address on which the API listens; 0.0.0.0 for all.',
    default: '127.0.0.1',
  },
  API_PORT: {
    schema: port(),
    es: 'Puerto de la API; 0 elige uno libre.',
    en: 'Port of the API; 0 picks a free one.',
    default: 3000,
  },
  API_PUBLIC_URL: {
    schema: url('http', 'https'),
    es: 'Dirección pública de la API: la que Retell usa para avisar.',
    en: 'Public address of the API: the one that Retell sends its events to.',
    example: 'https://timbre.example.cl',
    required_in_production: true,
  },
  CORS_ORIGINS: {
    schema: list(textLike(/^https?:\/\/[^/\s*]+$/, 'un origen como https://panel.example.cl')),
    es: 'Orígenes que pueden llamar a la API desde un navegador, separados por comas.',
    en: 'Origins that may call the API from a browser, parted by commas.',
    example: 'https://panel.example.cl',
    default: [],
  },
  TRUST_PROXY: {
    schema: integer(0, 10),
    es: 'Cuántos proxies propios hay delante de la API (para la dirección del cliente).',
    en: 'How many proxies of ours stand before the API (for the address of the client).',
    default: 0,
  },
  SESSION_SECRET: {
    schema: text(32),
    es: 'Secreto que firma las sesiones, 32 caracteres o más.',
    en: 'Secret that signs sessions, 32 characters or more.',
    required: true,
    secret: true,
    check: strongInProduction,
  },
  SESSION_SECRET_PREVIOUS: {
    schema: text(32),
    es: 'El SESSION_SECRET anterior, mientras se cambia: solo lee sesiones. Quítelo después de 7 días.',
    en: 'The SESSION_SECRET before, while it is being changed: it only reads sessions. Remove it after 7 days.',
    secret: true,
    check: strongInProduction,
  },
  ADMIN_EMAIL: {
    schema: email(),
    es: 'Correo del primer administrador; solo se usa al crearlo.',
    en: 'E-mail of the first administrator; only used when creating it.',
    example: 'admin@example.cl',
  },
  ADMIN_PASSWORD: {
    schema: text(12, 200),
    es: 'Clave del primer administrador, 12 caracteres o más; solo se usa al crearlo.',
    en: 'Password of the first administrator, 12 characters or more; only used when creating it.',
    secret: true,
    check: strongInProduction,
  },
  BULL_BOARD: {
    schema: flag(),
    es: 'Muestra las colas (solo lectura) a los administradores.',
    en: 'Shows the queues (read-only) to administrators.',
    default: false,
  },
  RATE_LIMIT_READS: {
    schema: integer(0, 10_000_000),
    es: 'Lecturas por minuto de una credencial; 0: sin límite.',
    en: 'Reads per minute of one credential; 0: no limit.',
    default: 6_000,
  },
  RATE_LIMIT_WRITES: {
    schema: integer(0, 10_000_000),
    es: 'Cambios por minuto de una credencial; 0: sin límite.',
    en: 'Changes per minute of one credential; 0: no limit.',
    default: 1_200,
  },
  RATE_LIMIT_POLLING: {
    schema: integer(0, 10_000_000),
    es: 'Consultas de avance por minuto de una credencial; 0: sin límite.',
    en: 'Looks at progress per minute of one credential; 0: no limit.',
    default: 30_000,
  },
  RATE_LIMIT_EXPENSIVE: {
    schema: integer(0, 10_000_000),
    es: 'Archivos que entran o salen por minuto de una credencial; 0: sin límite.',
    en: 'Files in and out per minute of one credential; 0: no limit.',
    default: 60,
  },
  RATE_LIMIT_STRANGERS: {
    schema: integer(0, 10_000_000),
    es: 'Solicitudes sin credencial válida por minuto de una dirección; 0: sin límite.',
    en: 'Requests without a good credential per minute of one address; 0: no limit.',
    default: 600,
  },
  EXPORTS_AT_ONCE: {
    schema: integer(0, 10_000_000),
    es: 'Exportaciones simultáneas de una credencial en un proceso; 0: sin límite.',
    en: 'Exports of one credential at the same time in one process; 0: no limit.',
    default: 4,
  },
});
