import { eachStrongInProduction } from '../checks.ts';
import { list, text, textLike, url } from '../schemas.ts';
import { group } from '../variable.ts';

/** Where data lives. */
export const STORAGE = group({
  MONGODB_URI: {
    schema: url('mongodb', 'mongodb+srv'),
    es: 'Dirección de MongoDB, con usuario y clave si los tiene.',
    en: 'Address of MongoDB, with user and password if it has them.',
    example: 'mongodb://127.0.0.1:27017',
    required: true,
  },
  TIMBRE_DATABASE: {
    schema: textLike(/^[A-Za-z0-9_-]{1,60}$/, 'un nombre de letras, dígitos, - y _'),
    es: 'Nombre de la base de datos.',
    en: 'Name of the database.',
    default: 'timbre',
  },
  PERSONAL_DATA_SECRETS: {
    schema: list(text(32)),
    es: 'Secretos que ocultan a las personas en claves y listas de supresión, separados por comas; el primero es el vigente, los demás solo reconocen. No se quita uno mientras quede alguien eliminado con él.',
    en: 'Secrets that hide people in keys and suppression lists, parted by commas; the first is in force, the others only recognise. None is taken away while somebody erased with it is left.',
    required_in_production: true,
    secret: true,
    check: eachStrongInProduction,
  },
  REDIS_URL: {
    schema: url('redis', 'rediss'),
    es: 'Dirección de Redis o Valkey (colas). Debe usar maxmemory-policy noeviction.',
    en: 'Address of Redis or Valkey (queues). It must use maxmemory-policy noeviction.',
    example: 'redis://127.0.0.1:6379',
    required: true,
  },
  TIMBRE_QUEUE_PREFIX: {
    schema: textLike(
      /^(?:[\w-]{1,60}|\{[\w-]{1,60}\})$/,
      'letras, dígitos, - y _, entre llaves si se quiere',
    ),
    es: 'Prefijo de las claves en Redis, uno por entorno; las llaves las mantienen juntas en un cluster.',
    en: 'Prefix of the keys in Redis, one for each environment; the braces keep them together in a cluster.',
    default: '{timbre}',
  },
});
