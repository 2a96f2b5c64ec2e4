import { neverInProduction } from '../checks.ts';
import { clockLine, integer, oneOf } from '../schemas.ts';
import { group } from '../variable.ts';

/** What every process reads. */
export const PROCESS = group({
  NODE_ENV: {
    schema: oneOf('development', 'test', 'production'),
    es: 'Entorno; en production se exigen secretos fuertes y se rechazan las ayudas de desarrollo.',
    en: 'Environment; production demands strong secrets and refuses development aids.',
    default: 'development',
  },
  LOG_LEVEL: {
    schema: oneOf('debug', 'info', 'warn', 'error', 'silent'),
    es: 'Nivel mínimo del registro.',
    en: 'Lowest level that is logged.',
    default: 'info',
  },
  TIMBRE_CLOCK: {
    schema: clockLine(),
    es: 'Línea de tiempo acelerada para demo y pruebas; se rechaza en producción.',
    en: 'Accelerated time line for demo and tests; refused in production.',
    example: '{"real_epoch":1767225600000,"virtual_epoch":1767225600000,"factor":60}',
    check: neverInProduction,
  },
  TIMBRE_PARENT_PID: {
    schema: integer(1, 4_194_304),
    es: 'Desarrollo: el proceso termina cuando termina este otro.',
    en: 'Development: the process ends when this other one does.',
    example: '12345',
  },
});
