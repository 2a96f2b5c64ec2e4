/** What is shown for `--help` and after a wrong command line. */
export const USAGE = `Uso: npm run timbre -- <comando> [opciones]

  evidence verify --account ID [--anchor N:HASH]    recalcula la cadena de evidencia
  evidence export --account ID (--rut RUT | --phone TELÉFONO) --out archivo.xlsx|archivo.json
  evidence check --file archivo.json                verifica una exportación sin la base de datos
  stop (--all | --account ID | --workspace ID) --reason TEXTO [--hang-up]
                                                    detiene todas las llamadas
  stop list                                         muestra las detenciones vigentes
  resume --stop ID                                  levanta una detención

Opciones: --json  solo JSON en la salida · --help  esta ayuda
Termina con 0 (bien), 1 (hay fallas), 2 (mal escrito) o 3 (no se alcanza un servidor).

Ejemplos:
  npm run timbre -- evidence export --account acc-1a2b3c --rut 12345678-5 --out evidencia.xlsx
  npm run timbre -- stop --all --reason "reclamo de un cliente"`;

/** The command line cannot be understood; `message` says why. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
