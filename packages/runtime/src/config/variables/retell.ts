import { onlyWithSimulator, realOnlyInProduction, simulatorKeyStaysHere } from '../checks.ts';
import { decimal, integer, list, oneOf, text, textLike, url } from '../schemas.ts';
import { group } from '../variable.ts';

/** The voice provider. There is no default address: a call is never placed because a variable was forgotten. */
export const RETELL = group({
  RETELL_BASE_URL: {
    schema: url('http', 'https'),
    es: 'Dirección de Retell, o del simulador. Sin valor por omisión a propósito.',
    en: 'Address of Retell, or of the simulator. Without a default on purpose.',
    example: 'http://127.0.0.1:4010',
    required: true,
    check: realOnlyInProduction,
  },
  RETELL_API_KEY: {
    schema: text(),
    es: 'Llave de la API de Retell.',
    en: 'API key of Retell.',
    required: true,
    secret: true,
    check: simulatorKeyStaysHere,
  },
  RETELL_WEBHOOK_API_KEY: {
    schema: text(),
    es: 'Llave con que Retell firma sus avisos, si es otra que RETELL_API_KEY.',
    en: 'Key with which Retell signs its events, if other than RETELL_API_KEY.',
    secret: true,
    check: simulatorKeyStaysHere,
  },
  RETELL_AGENT_ID: {
    schema: text(),
    es: 'Agente que llama cuando ni el lote ni la cuenta nombran otro.',
    en: 'Agent that calls when neither the batch nor the account names another.',
    example: 'agent_0123456789abcdef',
  },
  RETELL_AGENT_VERSION: {
    schema: integer(0, 1_000_000),
    es: 'Versión fija del agente; sin ella, la publicada.',
    en: 'Fixed version of the agent; without it, the published one.',
    example: '1',
  },
  RETELL_FROM_NUMBER: {
    schema: textLike(/^\+[1-9]\d{7,14}$/, 'un número E.164, como +56200000000'),
    es: 'Número desde el que se llama, en E.164.',
    en: 'Number to call from, in E.164.',
    example: '+56200000000',
    required: true,
  },
  RETELL_CALLS_PER_SECOND: {
    schema: decimal(0.01, 1_000),
    es: 'Llamadas nuevas por segundo que el espacio de Retell permite.',
    en: 'New calls per second that the Retell workspace allows.',
    default: 1,
  },
  RETELL_MAX_CONCURRENT_CALLS: {
    schema: integer(1, 100_000),
    es: 'Llamadas simultáneas que el espacio de Retell permite.',
    en: 'Calls at the same time that the Retell workspace allows.',
    default: 20,
  },
  RETELL_RECORDING_HOSTS: {
    schema: list(textLike(/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, 'nombres de host, como *.retellai.com')),
    es: 'Hosts desde los que se copian grabaciones, por https; con el simulador, solo el suyo.',
    en: 'Hosts from which recordings are copied, over https; with the simulator, only its own.',
    default: ['*.retellai.com', 'dxc03zgurdly9.cloudfront.net', 'retellai.s3.us-west-2.amazonaws.com'],
  },
  TIMBRE_CONTACT_PACK: {
    schema: oneOf('demo'),
    es: 'demo: sin horario legal; solo con el simulador.',
    en: 'demo: no legal hours; only with the simulator.',
    check: onlyWithSimulator,
  },
});
